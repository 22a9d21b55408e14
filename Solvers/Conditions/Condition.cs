using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Solvers.Conditions;

/// <summary>A statement that holds for every problem: one of the properties of docs/notation.md section 7, ready to be tested.</summary>
public sealed class Condition
{
    private const string Observation2Solver = "threshold";

    /// <summary>Name on the command line, lower case with hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Number of the property in docs/notation.md section 7 that it belongs to.</summary>
    public required int Property { get; init; }

    /// <summary>The statement in one line.</summary>
    public required string Statement { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>What it is about.</summary>
    public required ConditionSubject Subject { get; init; }

    /// <summary>The tolerance of <see cref="Check"/>.</summary>
    public required double Tolerance { get; init; }

    /// <summary>Of what the tolerance is a part, and why it is what it is.</summary>
    public required string Reason { get; init; }

    /// <summary>The readings in which it holds.</summary>
    public IReadOnlyList<Reading> Readings { get; init; } = [Reading.MinCost, Reading.MinLatency];

    /// <summary>The corners that cases are drawn from.</summary>
    public IReadOnlyList<Corner> Corners { get; init; } = Enum.GetValues<Corner>();

    /// <summary>Devices of the largest case: what exhaustive search checks in a moment, where it is asked.</summary>
    public int LargestCase { get; init; } = 8;

    /// <summary>Returns where the statement holds; throws <see cref="ConditionViolatedException"/> where it does not.</summary>
    public required Action<Examination> Check { get; init; }

    /// <summary>Why a solver is not asked, in a few words; null where it is.</summary>
    public string? WhyNotAsked(SolverInfo solver)
    {
        Guard.NotNull(solver);
        return Subject switch
        {
            ConditionSubject.Bandwidth or ConditionSubject.CheapestBandwidth when solver.KeepsOwnBandwidth => "keeps its own bandwidth",
            ConditionSubject.CheapestBandwidth when solver.Guarantee == Guarantee.None => "promises nothing",
            ConditionSubject.Deterministic when solver.IsRandomised => "draws random numbers",
            ConditionSubject.Optimum when solver.Guarantee != Guarantee.Optimal => "does not promise the optimum",
            ConditionSubject.Observation2 when !string.Equals(
                solver.Name, Observation2Solver, StringComparison.Ordinal) => "decides otherwise",
            _ => null,
        };
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
