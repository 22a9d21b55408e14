using Judba.Models.Problems;
using Judba.Models.Scoring;

namespace Judba.Solvers.Abstractions;

/// <summary>A strategy for JUDBA.</summary>
/// <remarks>
/// Contract, checked for every solver by tests/Solvers.Contract: immutable after construction and safe to use from several
/// threads; a constructor loads no native library; the same problem, options and seed give the same answer; bad input
/// throws, a failure of the solver is a <see cref="Termination"/>; a cancelled token ends the solve within a second and
/// returns what is there. The cost that it claims is re-scored by <see cref="Evaluator"/> before anybody sees it.
/// </remarks>
public interface ISolver
{
    /// <summary>Name, guarantee and traits.</summary>
    SolverInfo Info { get; }

    /// <summary>Solves a problem.</summary>
    /// <param name="problem">The canonical problem.</param>
    /// <param name="options">What all solvers share: reading, limits, seed.</param>
    /// <param name="cancellationToken">Stops the solve; the result is then <see cref="Termination.Interrupted"/> with the
    /// incumbent.</param>
    SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default);
}
