using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Exact;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Tests;

/// <summary>The library example of the README, compiled; a test compares the text.</summary>
internal static class ReadmeExample
{
    public static void Run(TextWriter console)
    {
        Problem problem = ScenarioGenerator.Generate(ScenarioLaw.Paper, devices: 18, seed: 1).ToProblem();
        Verdict verdict = Referee.Run(new ExactSolver(), problem, new SolveOptions { Reading = Reading.MinLatency });
        console.WriteLine($"{verdict.Cost} with {verdict.Result.Allocation!.UploaderCount} uploaders, gap {verdict.Result.Gap:0.0e0}");
    }
}
