using Judba.Models.Problems;
using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Catalog;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Contract;
using Judba.Solvers.Exact;
using Judba.Solvers.Exhaustive;
using Judba.Solvers.External;
using Judba.Solvers.Registry;
using Judba.Solvers.Tests.External;
using Judba.Solvers.Threshold;

namespace Judba.Solvers.Tests.Conditions;

/// <summary>The optimality conditions of docs/conditions.md, for the theory and for every solver here.</summary>
[Trait("Category", "Conditions")]
public sealed class ConditionTests
{
    // Each case starts a program.
    private const int LargestExternalCase = 6;

    public static TheoryData<string> TheoryNames => [.. ConditionCatalog.OfTheory.Select(c => c.Name)];

    public static TheoryData<string> SolverNames => [.. SolverRegistry.CreateDefault().Solvers.Select(s => s.Info.Name)];

    [Theory]
    [MemberData(nameof(TheoryNames))]
    public void Check_Theory_Holds(string name) =>
        new ConditionRun(new ExhaustiveSolver(), ConditionCases.Count).Check(ConditionCatalog.Find(name)).ThrowIfViolated();

    [Theory]
    [MemberData(nameof(SolverNames))]
    public void Check_Solver_MeetsEveryCondition(string name) =>
        ConditionCases.AssertAllHold(SolverRegistry.CreateDefault().Create(name), ConditionCases.Count);

    [Fact]
    public void Check_ThresholdInOneRound_MeetsEveryCondition() =>
        ConditionCases.AssertAllHold(new ThresholdSolver(rounds: 1), ConditionCases.Count);

    // Nobody and {0} tie at 0: the terms of nobody are those of {0}, which a bound of -3e-11 is rounding of.
    [Fact]
    public void Replay_NobodyTiesWithSomebodyAtZero_HoldsForExact()
    {
        var problem = new Problem("", 3, 0, [1, 0], [3, 1], [-18, 0], [2, 0], 0);
        var outcome = new ConditionRun(new ExactSolver(), 1).Replay(
            ConditionCatalog.Find("optimal-within-gap"), new(Corner.Typed, problem), 1);
        outcome.ThrowIfViolated();
        Assert.Equal(1, outcome.Demanding);
    }

    // One unit in the last place of T = 1000 is 6e-6 of T - a: the bound ends 1.2e-6 below, truly.
    [Fact]
    public void Replay_LastDigitOfTIsMoreThanTheGap_HoldsForExact() => new ConditionRun(new ExactSolver(), 1).Replay(
        ConditionCatalog.Find("optimal-within-gap"),
        new(Corner.NearlyDegenerate, new Problem("", 0, 0, [0, 1000, 1000], [1, 1e-8, 1e-8], [0, 0, 0], [1, 1, 1], 2)),
        1).ThrowIfViolated();

    [Fact]
    public void Check_ExternalProgram_MeetsEveryCondition() => ConditionCases.AssertAllHold(
        new ExternalSolver("example", ExamplePrograms.CSharp), ConditionCases.SlowCount, LargestExternalCase);
}
