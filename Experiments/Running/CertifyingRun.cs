using Judba.Certificates;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Running;

/// <summary>A solver that keeps the certificate of its last solve, so that the referee sees the answer as always.</summary>
internal sealed class CertifyingRun(ICertifyingSolver solver) : ISolver
{
    /// <summary>The certificate; null before the solve, and where there is none.</summary>
    public Certificate? Certificate { get; private set; }

    /// <summary>The answer; null before the solve.</summary>
    public SolveResult? Result { get; private set; }

    /// <inheritdoc/>
    public SolverInfo Info => solver.Info;

    /// <inheritdoc/>
    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        (Result, Certificate) = solver.SolveWithCertificate(problem, options, cancellationToken);
        return Result;
    }
}
