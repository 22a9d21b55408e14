using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Statistics;
using Judba.Models.Bandwidth;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>
/// Computing against communication: w* lets the slow computer send faster, and what equal shares lose by waiting for stragglers.
/// </summary>
internal sealed class TradeoffStudy(BeyondOptions options) : IStudy
{
    private const int Devices = 30;
    private const double FastestHz = 1e9;

    private static readonly double[] Spreads = [1, 2, 5, 10, 20, 50, 100];
    private static readonly int[] Fleets = [10, 30, 100];

    // The encoding work of 'paper' is taken times these: from hardly any computing to hardly anything else.
    private static readonly double[] Works = [0.01, 0.1, 1, 10, 100];

    public string Name => "tradeoff";

    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        List<(string Varied, double Value, int Devices, Estimate EqualOverBest)> rows = [];
        var bySpread = Fleets.Select((_, k) => Line(
            k, "spread", Spreads, spread => ScenarioLaw.Paper with { MinFrequencyHz = FastestHz / spread })).ToList();
        var byWork = Fleets.Select((_, k) => Line(
            k, "work", Works, work => ScenarioLaw.Paper with { EncodeCyclesPerSample = work * ScenarioLaw.Paper.EncodeCyclesPerSample }))
            .ToList();
        var ratio = new ChartAxis("T of equal shares / T*");
        var chart = new Chart("Computing against communication, everybody uploading",
            OneFleet(),
            new("Straggler effect, speeds apart",
                new ChartAxis("fastest over slowest processor", AxisScale.Logarithmic) { Ticks = [.. Spreads.Select(s => (s, $"{s}"))] },
                ratio, bySpread),
            new("Straggler effect, more computing", new ChartAxis("encoding work, times that of 'paper'", AxisScale.Logarithmic), ratio,
                byWork))
        {
            Notes = [$"Left: one fleet of {Devices} devices. Middle, right: {options.Fleets} fleets from 'paper' a point, bands of 95 %; "
                + "fastest processor 1 GHz."],
        };
        yield return BeyondResult.Of(
            chart,
            StudyTable.Of(
                Name, rows, new("varied", r => r.Varied), new("value", r => r.Value), new("devices", r => r.Devices),
                new("equalOverBest", r => r.EqualOverBest.Mean), new("band", r => r.EqualOverBest.Band)),
            Remark2([.. rows.Select(r => new Estimate(r.EqualOverBest.Mean - 1, r.EqualOverBest.Band))]));

        ChartSeries Line(int k, string varied, double[] values, Func<double, ScenarioLaw> law)
        {
            var devices = Fleets[k];
            context.Progress($"{Name}: {varied}, M = {devices}, {options.Fleets} fleets");
            Estimate[] estimates = [.. values.Select(v => Estimate.Of(
                Enumerable.Range(0, options.Fleets), run => EqualOverBest(Draw(law(v), devices, run), context.Stop)))];
            rows.AddRange(values.Zip(estimates, (v, e) => (varied, v, devices, e)));
            return new($"M = {devices}", values, Array.ConvertAll(estimates, e => e.Mean), SeriesStyle.Number(k))
            {
                Band = Array.ConvertAll(estimates, e => e.Band),
            };
        }
    }

    private static Claim Remark2(IReadOnlyList<Estimate> gains) => new(
        "Remark 2: bandwidth by w* takes the straggler effect away: it ends earlier than equal shares", Claim.Positive(gains),
        $"closest: T equal / T* − 1 = {100 * gains.MinBy(g => g.Mean / g.Band):0.##} %");

    // When each device ends, under w* and under equal shares, if everybody uploads.
    private ChartPanel OneFleet()
    {
        var problem = Draw(ScenarioLaw.Paper, Devices, run: 0);
        var best = Best(problem);
        var compute = problem.ComputeLatency.ToArray();
        var equal = problem.TransmitTime.ToArray().Zip(compute, (b, a) => a + b * Devices).ToArray();
        return new("When each device ends", new ChartAxis("time that it computes, a [s]"),
            new ChartAxis("time at which it has sent all, a + t [s]"),
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

    private Problem Draw(ScenarioLaw law, int devices, int run) => ScenarioGenerator.Generate(law, devices, options.Seed, run).ToProblem();
}
