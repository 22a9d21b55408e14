using Judba.Models;

namespace Judba.Solvers.Tests.Certificates;

/// <summary>Exact answers with their certificates.</summary>
internal static class Solved
{
    public static (SolveResult Result, Certificate Certificate) With(Problem problem, Reading reading)
    {
        var (result, certificate) = new ExactSolver().SolveWithCertificate(problem, new() { Reading = reading });
        return (result, certificate!);
    }
}
