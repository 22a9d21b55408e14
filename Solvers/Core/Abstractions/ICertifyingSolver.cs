using Judba.Certificates;
using Judba.Models.Problems;

namespace Judba.Solvers.Abstractions;

/// <summary>A solver that can prove its answer to somebody who does not trust it.</summary>
public interface ICertifyingSolver : ISolver
{
    /// <summary>Solves as <see cref="ISolver.Solve"/> does, and writes the proof, both within the time limit.</summary>
    /// <returns>
    /// The answer, and its certificate: none where the problem is infeasible or where the time has run out before, and one with a lower
    /// bound than the answer's where it has run out before all was proved.
    /// </returns>
    (SolveResult Result, Certificate? Certificate) SolveWithCertificate(
        Problem problem, SolveOptions options, CancellationToken cancellationToken = default);
}
