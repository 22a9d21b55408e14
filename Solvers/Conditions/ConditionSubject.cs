using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Conditions;

/// <summary>What a condition is about.</summary>
public enum ConditionSubject
{
    /// <summary>The theory as this toolkit computes it: bandwidth of a set, costs, optima. No solver is asked.</summary>
    Theory,

    /// <summary>Every solver.</summary>
    Solver,

    /// <summary>
    /// Solvers that give a set the bandwidth of the reading: all but those with <see cref="SolverInfo.KeepsOwnBandwidth"/>.
    /// </summary>
    Bandwidth,

    /// <summary>Those of them with a guarantee: in <see cref="Reading.MinCost"/> they owe the cheapest shares.</summary>
    CheapestBandwidth,

    /// <summary>Solvers whose answer does not depend on a random number.</summary>
    Deterministic,

    /// <summary>Solvers that promise the optimum.</summary>
    Optimum,

    /// <summary>Solvers that decide by Observation 2: those named <c>threshold</c>.</summary>
    Observation2,
}
