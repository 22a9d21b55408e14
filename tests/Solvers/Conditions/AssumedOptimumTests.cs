using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Catalog;
using Judba.Solvers.Exact;
using Judba.Solvers.External;
using Judba.Solvers.Tests.Abstractions;
using Judba.Solvers.Threshold;

namespace Judba.Solvers.Tests.Conditions;

/// <summary>A solver that promises nothing is refuted all the same, by a small counterexample.</summary>
public sealed class AssumedOptimumTests
{
    private static readonly Condition WithinGap = ConditionCatalog.Find("optimal-within-gap");

    [Fact]
    public void Check_AssumedHeuristic_IsRefutedByAShrunkCase()
    {
        var outcome = new ConditionRun(new AssumedOptimum(new ThresholdSolver())).Check(WithinGap);
        Assert.InRange(outcome.Failure!.Case.Problem.DeviceCount, 1, 3);
        Assert.Contains("the optimum", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.NotNull(new ConditionRun(new ThresholdSolver()).Check(WithinGap).WhyNotAsked);
    }

    [Fact]
    public void Check_AsksAnyway_AsksWhatIsNotPromised()
    {
        var run = new ConditionRun(new ThresholdSolver()) { AsksAnyway = true };
        Assert.NotNull(run.Check(WithinGap).Failure);
        Assert.NotNull(run.Check(ConditionCatalog.Find("flip-and-swap-optimal")).Failure);
        new ConditionRun(new ExactSolver(), 100) { AsksAnyway = true }.Check(WithinGap).ThrowIfViolated();
    }

    [Fact]
    public void Check_AssumedSolverWithoutAPoint_IsToldSo()
    {
        var silent = new LyingSolver((_, _) => new() { Termination = Termination.Completed, RawStatus = "no idea" });
        foreach (var name in (string[])["optimal-within-gap", "flip-and-swap-optimal", "readings-ordered"])
        {
            var failure = new ConditionRun(new AssumedOptimum(silent), 5).Check(ConditionCatalog.Find(name)).Failure!;
            Assert.Contains("no point: Completed, no idea", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ThrowIfViolated_Failure_GivesTheCommandThatShowsItAgain()
    {
        var outcome = new ConditionRun(new ThresholdSolver()) { AsksAnyway = true }.Check(WithinGap);
        var message = Assert.Throws<ConditionViolatedException>(outcome.ThrowIfViolated).Message;
        Assert.Contains("| judba conditions - --condition optimal-within-gap --seed ", message, StringComparison.Ordinal);
        Assert.EndsWith(" --assume optimal --solver threshold", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReplayCommand_SomebodysSolver_ComesFromItsAssemblyOrProgram()
    {
        var problem = new Problem("it's", 1, 0, [1], [1], [1], [1], 0);
        var mine = ReplayCommand.Of(new LyingSolver((_, _) => new() { Termination = Termination.Completed }), problem, Reading.MinLatency);
        Assert.Contains($"--plugin {typeof(AssumedOptimumTests).Assembly.Location}", mine, StringComparison.Ordinal);
        Assert.Contains("| judba solve - --reading min-latency", mine, StringComparison.Ordinal);
        Assert.EndsWith(
            " --solver drop --external 'drop=python3 my solver.py'",
            ReplayCommand.Of(new ExternalSolver("drop", "python3 my solver.py"), problem, Reading.MinCost), StringComparison.Ordinal);
    }
}
