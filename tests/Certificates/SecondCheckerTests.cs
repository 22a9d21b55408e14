using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Exact;

namespace Judba.Certificates.Tests;

/// <summary>A checker that was written from docs/certificate.md alone says the same as this one.</summary>
public sealed class SecondCheckerTests
{
    // So many mutants of one certificate are shown to both.
    private const int Mutants = 8;

    [PythonFact]
    public void Judge_AnyCertificateAndMutant_SaysTheSame()
    {
        using var checker = new SecondChecker();
        foreach (var reading in (Reading[])[Reading.MinCost, Reading.MinLatency])
            Property.ForAll(ProblemGenerators.Any(), c => Compare(checker, c.Problem, reading), count: 30);
    }

    [PythonFact]
    public void Judge_NearlyAlikeFleet_SaysTheSame()
    {
        using var checker = new SecondChecker();
        foreach (var reading in (Reading[])[Reading.MinCost, Reading.MinLatency])
        {
            foreach (var spread in (double[])[1e-6, 1e-4, 1e-2])
            {
                foreach (var minUploaders in (int[])[0, 7])
                    Compare(checker, NearlyAlike.Fleet(12, spread, seed: 2, minUploaders), reading);
            }
        }
    }

    // A wider interval, as of a search that is content early.
    [PythonFact]
    public void Judge_WideInterval_SaysTheSame()
    {
        using var checker = new SecondChecker();
        var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 100, seed: 1).ToProblem();
        var (_, certificate) = new ExactSolver().SolveWithCertificate(problem, new() { RelativeGap = 1e-2 });
        Assert.Equal(0, checker.Judge(problem, certificate!));
    }

    private static void Compare(SecondChecker checker, Problem problem, Reading reading)
    {
        var random = new Random(1);
        var (_, certificate) = Solved.With(problem, reading);
        var mutants = Mutations.Of(problem, certificate).Concat(Mutations.OfEachNumber(certificate, random)).ToArray();
        random.Shuffle(mutants);
        foreach (var (name, shown) in mutants.Take(Mutants).Prepend(("as written", certificate)))
        {
            var expected = Verdict(problem, shown);
            var code = checker.Judge(problem, shown);
            Assert.True(expected == code, $"{name}: {expected} here, {code} there: {checker.LastError}");
        }
    }

    // As `judba verify` ends: what a file cannot hold is unreadable.
    private static int Verdict(Problem problem, Certificate certificate)
    {
        var path = Path.GetTempFileName();
        try
        {
            CertificateFile.Write(path, certificate);
            return CertificateVerifier.Verify(problem, CertificateFile.Read(path, problem.DeviceCount)).Proved ? 0 : 1;
        }
        catch (InputException)
        {
            return 2;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
