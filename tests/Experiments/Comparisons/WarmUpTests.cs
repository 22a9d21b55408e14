using System.Globalization;
using System.Text.Json;
using Judba.Experiments.Running;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Comparisons;

/// <summary>One solve beforehand is enough of a warm-up: the first instances of a comparison are timed like all the others.</summary>
public sealed class WarmUpTests
{
    // Medians of few and of many instances agree to this factor. Without a warm-up the first solve alone takes a hundred times as long.
    private const double Factor = 1.6;

    // An idle machine needs one try. A busy one slows the few or the many, and the next try may find it quiet.
    private const int Tries = 5;

    private const int Few = 20, Many = 600;

    private static readonly string[] Solvers = ["exact", "price", "greedy", "threshold"];

    // Times are what this is about, and no processor time of one solve is to be had: so it runs where asked, like all that takes minutes.
    [NightlyFact]
    [Trait("Category", "Nightly")]
    public void Compare_MediansOfFewAndOfManyInstances_Agree()
    {
        var worst = Enumerable.Range(0, Tries).Select(_ => Disagreement()).TakeWhile(d => d.Factor > Factor).ToList();
        Assert.True(worst.Count < Tries, string.Join('\n', worst.Select(d => $"{d.Solver}: a factor of {d.Factor:0.00}")));
    }

    private static (string Solver, double Factor) Disagreement()
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, double> few = Medians(folder, Few), many = Medians(folder, Many);
        return Solvers.Select(s => (s, Math.Max(few[s] / many[s], many[s] / few[s]))).MaxBy(d => d.Item2);
    }

    // A process of its own each, so that nothing is compiled before it begins.
    private static Dictionary<string, double> Medians(TemporaryFolder folder, int instances)
    {
        var output = folder.Path($"out-{instances}");
        JudbaProgram.Run(
            new ProgramRun(
                "compare", "--instances", instances.ToString(CultureInfo.InvariantCulture), "--reading", "min-cost", "--solvers",
                string.Join(',', Solvers), "--out", output)
            {
                Environment = { [WarmUp.Variable] = "" },
            }).Expect(0);
        return File.ReadLines(Path.Combine(output, "compare.jsonl")).Select(Read).GroupBy(r => r.Solver, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(r => r.Seconds).Order().ElementAt(g.Count() / 2), StringComparer.Ordinal);
    }

    private static (string Solver, double Seconds) Read(string line)
    {
        using var record = JsonDocument.Parse(line);
        return (record.RootElement.GetProperty("solver").GetString()!, record.RootElement.GetProperty("seconds").GetDouble());
    }
}
