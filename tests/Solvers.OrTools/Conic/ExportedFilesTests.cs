using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Conic;
using Judba.Solvers.Exhaustive;

namespace Judba.Solvers.OrTools.Tests.Conic;

/// <summary>The exported files, read and solved by a program of another house.</summary>
public sealed class ExportedFilesTests : IDisposable
{
    private const double Gap = 1e-6;

    private static readonly Reading[] Readings = [Reading.MinCost, Reading.MinLatency];

    private readonly string _folder = Directory.CreateTempSubdirectory("judba-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [NativeScipFact]
    public void Scip_ConicLpAndMps_FindsTheOptimum()
    {
        foreach (var (problem, reading) in Cases(8))
        {
            var optimum = new ExhaustiveSolver().Solve(problem, new() { Reading = reading }).Objective;
            foreach (var file in Files(problem, reading, tangents: 0))
            {
                var (primal, dual) = NativeScip.Solve(file, Gap, seconds: 60);
                var allowed = 5 * Gap * Math.Abs(optimum);
                Assert.InRange(primal, optimum - allowed, optimum + allowed);
                Assert.InRange(dual, optimum - allowed, optimum + allowed);
            }
        }
    }

    [NativeScipFact]
    public void Scip_TangentLpAndMps_FindsALowerBound()
    {
        foreach (var (problem, reading) in Cases(8))
        {
            var optimum = new ExhaustiveSolver().Solve(problem, new() { Reading = reading }).Objective;
            foreach (var file in Files(problem, reading, tangents: 60))
                Assert.InRange(
                    NativeScip.Solve(file, Gap, seconds: 60).Primal, optimum - 0.01 * Math.Abs(optimum),
                    optimum + 5 * Gap * Math.Abs(optimum));
        }
    }

    // The conic benchmark format, which SCIP does not read.
    private IEnumerable<string> Files(Problem problem, Reading reading, int tangents)
    {
        var form = ConicForm.Of(problem, reading, tangents);
        yield return Write("form.lp", ConicFormats.WriteLp);
        yield return Write("form.mps", ConicFormats.WriteMps);

        string Write(string name, Action<ConicForm, TextWriter> write)
        {
            var file = Path.Combine(_folder, name);
            using var writer = new StreamWriter(file);
            write(form, writer);
            return file;
        }
    }

    private static IEnumerable<(Problem Problem, Reading Reading)> Cases(int devices)
    {
        var ordinary = Property.Sample(ProblemGenerators.Of(Corner.Ordinary, devices), 3)[^1].Problem;
        foreach (var problem in (Problem[])[ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, devices, 3).ToProblem(), ordinary])
        {
            foreach (var reading in Readings)
                yield return (problem, reading);
        }
    }
}
