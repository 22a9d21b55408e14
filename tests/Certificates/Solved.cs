using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Exact;

namespace Judba.Certificates.Tests;

/// <summary>Exact answers with their certificates. Hard ones are stopped: their certificates must hold too.</summary>
internal static class Solved
{
    private const double Patience = 0.6;

    public static (SolveResult Result, Certificate Certificate) With(Problem problem, Reading reading, double seconds = Patience)
    {
        while (true)
        {
            var (result, certificate) = new ExactSolver().SolveWithCertificate(
                problem, new() { Reading = reading, TimeLimit = TimeSpan.FromSeconds(seconds) });
            if (certificate is not null)
                return (result, certificate);
            // The machine was busy with something else.
            seconds *= 2;
        }
    }
}
