using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Statistics;
using Judba.Models.Bandwidth;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>Computing against communication: w* lets the slow computer send faster, and what equal shares lose by waiting for stragglers.</summary>
internal sealed class TradeoffStudy : IBeyondStudy
{
    private const int Devices = 30;
    private const double FastestHz = 1e9;

    private static readonly double[] Spreads = [1, 2, 5, 10, 20, 50, 100];
    private static readonly int[] Fleets = [10, 30, 100];

    // Encoding work of 'paper' times these: from sending alone to computing alone.
    private static readonly double[] Works = [0.01, 0.1, 1, 10, 100];

    /// <inheritdoc/>
    public string Name => "tradeoff";

    /// <inheritdoc/>
    public string Summary => "computing against communication, and the straggler effect of equal shares (Remark 2)";

    /// <inheritdoc/>
    public BeyondResult Run(BeyondContext context)
    {
        List<object?[]> rows = [];
        List<Estimate> gains = [];
        var bySpread = Fleets.Select((m, k) => Line(k, $"M = {m}", Spreads, (spread, run) => Draw(context, ScenarioLaw.Paper with { MinFrequencyHz = FastestHz / spread }, m, run), "spread"))
            .ToList();
        var byWork = Fleets.Select((m, k) => Line(
            k, $"M = {m}", Works, (work, run) => Draw(context, ScenarioLaw.Paper with { EncodeCyclesPerSample = work * ScenarioLaw.Paper.EncodeCyclesPerSample }, m, run), "work")).ToList();
        var ratio = new ChartAxis("T of equal shares / T*");
        var chart = new Chart("Computing against communication, everybody uploading",
            OneFleet(context),
            new("Straggler effect, speeds apart", new ChartAxis("fastest over slowest processor", AxisScale.Logarithmic) { Ticks = [.. Spreads.Select(s => (s, $"{s}"))] }, ratio, bySpread),
            new("Straggler effect, more computing", new ChartAxis("encoding work, times that of 'paper'", AxisScale.Logarithmic), ratio, byWork))
        {
            Notes = [$"Left: one fleet of {Devices} devices. Middle, right: {context.Fleets} fleets from 'paper' a point, bands of 95 %; fastest processor 1 GHz."],
        };
        var (least, band) = gains.MinBy(g => g.Mean / g.Band);
        return new(chart, ["varied", "value", "devices", "equalOverBest", "band"], rows)
        {
            Claims = [new("Remark 2: bandwidth by w* takes the straggler effect away: it ends earlier than equal shares", Claim.Positive(gains), $"closest: T equal / T* − 1 = {100 * least:0.##} ± {100 * band:0.##} %")],
        };

        ChartSeries Line(int k, string name, double[] values, Func<double, int, Problem> draw, string varied)
        {
            context.Progress($"{Name}: {varied}, {name}, {context.Fleets} fleets");
            var estimates = values.Select(v => Estimate.Of([.. Enumerable.Range(0, context.Fleets).Select(run => EqualOverBest(draw(v, run), context.Stop))])).ToList();
            gains.AddRange(estimates.Select(e => new Estimate(e.Mean - 1, e.Band)));
            rows.AddRange(values.Zip(estimates, (v, e) => (object?[])[varied, v, Fleets[k], e.Mean, e.Band]));
            return new(name, values, [.. estimates.Select(e => e.Mean)], SeriesStyle.Number(k)) { Band = [.. estimates.Select(e => e.Band)] };
        }
    }

    // Everybody uploads: when each device ends, under w* and under equal shares.
    private static ChartPanel OneFleet(BeyondContext context)
    {
        var problem = Draw(context, ScenarioLaw.Paper, Devices, run: 0);
        var best = Best(problem);
        var compute = problem.ComputeLatency.ToArray();
        var equal = problem.TransmitTime.ToArray().Zip(compute, (b, a) => a + b * Devices).ToArray();
        return new("When each device ends", new ChartAxis("time that it computes, a [s]"), new ChartAxis("time at which it has sent all, a + t [s]"),
        [
            new("equal shares", compute, equal, SeriesStyle.Number(1, SeriesMark.Points)),
            new("w*", compute, Array.ConvertAll(compute, _ => best), SeriesStyle.Number(0, SeriesMark.Points)),
        ]);
    }

    private static double EqualOverBest(Problem problem, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var latest = 0.0;
        for (var i = 0; i < problem.DeviceCount; i++)
            latest = Math.Max(latest, problem.ComputeLatency[i] + problem.TransmitTime[i] * problem.DeviceCount);
        return latest / Best(problem);
    }

    private static double Best(Problem problem) => LatencyNewton.Solve(problem, [.. Enumerable.Range(0, problem.DeviceCount)]);

    private static Problem Draw(BeyondContext context, ScenarioLaw law, int devices, int run) => ScenarioGenerator.Generate(law, devices, context.Seed, run).ToProblem();
}
