using System.Diagnostics;
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
    // A limit is for search and proof together. The proof looks once at each leaf, and once more at some: about as long as the search.
    private const int PartsOfTheLimit = 2;

    // So long a proof is still written after the limit or a cancellation: small ones are ready by then.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.1);

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
        var whole = new StopSignal(options, CancellationToken.None);
        var search = new ExactSearch(
            problem, options with { TimeLimit = options.TimeLimit / PartsOfTheLimit }, keepsTree: true, cancellationToken);
        var result = search.Run();
        var ended = Stopwatch.GetTimestamp();
        return (result, search.Certify(
            result,
            () => (whole.IsSet || cancellationToken.IsCancellationRequested) && Stopwatch.GetElapsedTime(ended) > Grace));
    }
}
