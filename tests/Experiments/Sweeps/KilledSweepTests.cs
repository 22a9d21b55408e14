using System.Diagnostics;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Sweeps;

/// <summary>Kill −9 at random moments: nothing that was recorded is lost or run again, and nothing is there twice.</summary>
public sealed class KilledSweepTests : IDisposable
{
    // About a second of work and startup for each life of the program.
    private const string Config = """
        schema = "judba-sweep/1"
        instances = 40
        solvers = ["exhaustive", "exact", "threshold", "random-upload"]
        [grid]
        devices = [6, 15]
        [random]
        points = 4
        [random.fields]
        energyPreference = { law = "uniform", from = 0.1, to = 0.9 }
        """;

    private const int Solves = 2 * 4 * 40 * 4 * 2;

    // The first lives end in the midst of the work however fast the machine is, the others anywhere.
    private const int LivesInTheMidst = 2;

    // More than setting up a store writes into its log, less than two batches of rows.
    private const long LogBytesInTheMidst = 1 << 16;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sweep_KilledTwelveTimes_EndsAsIfNothingHadHappened() => Check(kills: 12);

    [NightlyFact]
    [Trait("Category", "Nightly")]
    public void Sweep_KilledTwoHundredTimes_EndsAsIfNothingHadHappened() => Check(kills: 200);

    private void Check(int kills)
    {
        var config = _folder.Write("sweep.toml", Config);
        var clock = Stopwatch.StartNew();
        JudbaProgram.Run("sweep", config, "--out", _folder.Path("single")).Expect(0);
        var whole = clock.Elapsed;
        string[] arguments = ["sweep", config, "--out", _folder.Path("out")];
        var random = new Random(1);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var lives = new List<int>();
        for (var k = 0; k < kills; k++)
        {
            // From the first instant on, and into the exports at the end.
            var left = whole * (1 - 0.6 * seen.Count / Solves);
            if (k < LivesInTheMidst)
                JudbaProgram.Kill(arguments, IsInTheMidst);
            else
                JudbaProgram.Kill(arguments, left * random.NextDouble());
            if (!File.Exists(_folder.Path("out/sweep.sqlite")))
                continue;
            var now = SweepFiles.Stored(_folder.Path("out/sweep.sqlite"));
            foreach (var (key, row) in seen)
                Assert.True(
                    now.TryGetValue(key, out var kept) && string.Equals(kept, row, StringComparison.Ordinal),
                    $"kill {k + 1}: {key} was {row}, is {kept}");
            lives.Add(now.Count - seen.Count);
            seen = now;
        }

        JudbaProgram.Run(arguments).Expect(0);

        var end = SweepFiles.Stored(_folder.Path("out/sweep.sqlite"));
        Assert.Equal(Solves, end.Count);
        // Each row has the time when it was done: one that was recorded before was not run again.
        Assert.All(seen, row => Assert.Equal(row.Value, end[row.Key]));
        Assert.Equal(SweepFiles.Results(_folder.Path("single")), SweepFiles.Results(_folder.Path("out")));
        Assert.Equal(Names("single"), Names("out"), StringComparer.Ordinal);
        Assert.Contains("Nothing to do", JudbaProgram.Run(arguments).Expect(0).Error, StringComparison.Ordinal);
        // The kills fell into the work, not only before and after it.
        Assert.True(lives.Count(n => n > 0) >= LivesInTheMidst, $"rows recorded in each life: {string.Join(", ", lives)}");

        bool IsInTheMidst() => new FileInfo(_folder.Path("out/sweep.sqlite-wal")) is { Exists: true, Length: > LogBytesInTheMidst };

        IEnumerable<string> Names(string folder) =>
            Directory.GetFiles(_folder.Path(folder)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);
    }
}
