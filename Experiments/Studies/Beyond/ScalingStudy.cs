using Judba.Experiments.Comparisons;
using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Running;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>Time and gap of every solver from ten devices to a million, one thread, in <c>paper-scaled</c>.</summary>
internal sealed class ScalingStudy : IBeyondStudy
{
    private const int FloorExponent = -7;

    private static readonly int[] Sizes = [10, 18, 24, 50, 100, 200, 500, 1_000, 10_000, 100_000, 1_000_000];

    /// <inheritdoc/>
    public string Name => "scaling";

    /// <inheritdoc/>
    public string Summary => "time and gap against the number of devices, to a million";

    /// <inheritdoc/>
    public BeyondResult Run(BeyondContext context)
    {
        var limit = TimeSpan.FromSeconds(context.IsQuick ? 0.5 : 20);
        var contenders = context.Registry.Solvers.Where(s => s.WhyUnavailable() is null).Select(s => new Contender(s.Info.Name, context.Registry.Create(s.Info.Name))).ToList();
        var notes = new List<string>
        {
            $"Instances of 'paper-scaled', min-cost, one thread, at most {limit.TotalSeconds} s a solve; gaps to the best bound of all, medians of times.",
        };
        notes.AddRange(context.Registry.Solvers.Where(s => s.WhyUnavailable() is not null).Select(s => $"{s.Info.Name} is left out: {s.WhyUnavailable()}"));
        var found = new List<(int Devices, SolverSummary Summary)>();
        foreach (var devices in Sizes.Where(m => !context.IsQuick || m <= 1_000))
        {
            foreach (var tooSmall in contenders.Where(c => devices > c.Solver.Info.MaxDevices))
                notes.Add($"{tooSmall.Specification} takes at most {tooSmall.Solver.Info.MaxDevices} devices.");
            contenders.RemoveAll(c => devices > c.Solver.Info.MaxDevices);
            context.Progress($"{Name}: M = {devices}, {contenders.Count} solvers");
            var summaries = Compare(context, contenders, devices, Instances(context, devices), limit);
            found.AddRange(summaries.Select(s => (devices, s)));
            foreach (var slow in summaries.Where(s => s.Timeouts > 0).Select(s => s.Solver))
            {
                notes.Add($"{slow.Specification} reached the limit at M = {devices} and was not run beyond.");
                contenders.RemoveAll(c => c.Participant == slow);
            }
        }

        var floor = Math.Pow(10, FloorExponent);
        var axis = new ChartAxis("devices M", AxisScale.Logarithmic);
        var lines = found.GroupBy(f => f.Summary.Solver).ToList();
        ChartSeries Line(int k, Func<SolverSummary, double> value)
        {
            var points = lines[k].ToList();
            return new(points[0].Summary.Solver.Label, points.ConvertAll(p => (double)p.Devices), points.ConvertAll(p => value(p.Summary)),
                SeriesStyle.Of(points[0].Summary.Solver.Name, k));
        }

        var all = Enumerable.Range(0, lines.Count).ToList();
        var chart = new Chart("Time and gap against the number of devices",
            new("Time", axis, new ChartAxis("seconds", AxisScale.Logarithmic), all.ConvertAll(k => Line(k, s => s.MedianSeconds))),
            new("Gap to the best bound", axis, ChartAxis.FromFloor("mean gap", FloorExponent, "≤ 0.00001 %", 0), all.ConvertAll(k => Line(k, s => Math.Max(s.MeanGap, floor)))))
        {
            Notes = notes,
        };
        return new(chart, ["devices", "solver", "instances", "feasible", "optimal", "timeouts", "meanGap", "worstGap", "medianSeconds", "meanSeconds"],
            [.. found.Select(f => (object?[])
            [
                f.Devices, f.Summary.Solver.Label, f.Summary.Instances, f.Summary.Feasible, f.Summary.Optimal, f.Summary.Timeouts, f.Summary.MeanGap,
                f.Summary.WorstGap, f.Summary.MedianSeconds, f.Summary.MeanSeconds,
            ])]);
    }

    // Few where a solve is long.
    private static int Instances(BeyondContext context, int devices) => (context.IsQuick, devices) switch
    {
        (true, _) => 2,
        (_, <= 100) => 5,
        (_, <= 100_000) => 3,
        _ => 1,
    };

    private static List<SolverSummary> Compare(BeyondContext context, IReadOnlyList<Contender> contenders, int devices, int instances, TimeSpan limit)
    {
        var plan = new ComparisonPlan
        {
            Instances = [.. Enumerable.Range(0, instances).Select(k => new InstanceSource(
                devices, () => ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, devices, context.Seed, k).ToProblem()))],
            Contenders = [.. contenders],
            LeftOut = [],
            Readings = [Reading.MinCost],
            Options = new SolveOptions { TimeLimit = limit, Seed = context.Seed, Threads = 1 },
            WriteInstances = _ => { },
        };
        var records = ComparisonRun.Records(plan, progress: null, context.Stop);
        context.Stop.ThrowIfCancellationRequested();
        return [.. new ComparisonResult(plan.Setup, records).Summaries(Reading.MinCost)];
    }
}
