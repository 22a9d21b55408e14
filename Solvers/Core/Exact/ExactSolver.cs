using Judba.Certificates;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Exact;

/// <summary>The optimum with proof: branch and bound on the deadline T and on devices.</summary>
/// <remarks>
/// <para>
/// A node is an interval of deadlines with counts of uploaders per class of alike devices. Its bound is the Lagrangian one of
/// docs/exact.md, true for the whole interval at any price of the band. The first nodes surround the deadline where that bound is
/// least. The weakest node is taken next: while devices whose φ changes sign carry the gap, its interval is halved; then the class with φ
/// nearest to 0 is divided. Each open node offers the sets of the price rule; local search improves the incumbent.
/// </para>
/// <para>One thread, whatever <see cref="SolveOptions.Threads"/> says: the answer cannot depend on it.</para>
/// </remarks>
public sealed class ExactSolver : ICertifyingSolver
{
    /// <inheritdoc/>
    public SolverInfo Info { get; } = new("exact", "branch and bound on deadline and devices, optimal with proof", Guarantee.Optimal);

    /// <inheritdoc/>
    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(problem);
        Guard.NotNull(options);
        return problem.IsFeasible
            ? new ExactSearch(problem, options, keepsTree: false, cancellationToken).Run()
            : SolveResult.Infeasible(problem);
    }

    /// <inheritdoc/>
    public (SolveResult Result, Certificate? Certificate) SolveWithCertificate(
        Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(problem);
        Guard.NotNull(options);
        if (!problem.IsFeasible)
            return (SolveResult.Infeasible(problem), null);
        var search = new ExactSearch(problem, options, keepsTree: true, cancellationToken);
        var result = search.Run();
        return (result, search.Certify(result));
    }
}
