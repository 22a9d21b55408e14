using Judba.Experiments.Comparisons;
using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Running;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>Time and excess of every solver from ten devices to a million, one thread, in <c>paper-scaled</c>.</summary>
internal sealed class ScalingStudy(BeyondOptions options) : IStudy
{
    private const int FloorExponent = -7;

    private static readonly int[] Sizes = [10, 18, 24, 50, 100, 200, 500, 1_000, 10_000, 100_000, 1_000_000];

    public string Name => "scaling";

    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        var limit = TimeSpan.FromSeconds(options.IsQuick ? 0.5 : 20);
        var contenders = options.Registry.Solvers.Where(s => s.WhyUnavailable() is null)
            .Select(s => new Contender(s.Info.Name, options.Registry.Create(s.Info.Name))).ToList();
        var notes = new List<string>
        {
            $"Instances of 'paper-scaled', min-cost, one thread, at most {limit.TotalSeconds} s a solve; excess over the best bound, "
                + "medians of times.",
        };
        notes.AddRange(options.Registry.Solvers.Where(s => s.WhyUnavailable() is not null)
            .Select(s => $"{s.Info.Name} is left out: {s.WhyUnavailable()}"));
        var found = new List<(int Devices, SolverSummary Summary)>();
        foreach (var devices in Sizes.Where(m => !options.IsQuick || m <= 1_000))
        {
            foreach (var tooSmall in contenders.Where(c => devices > c.Solver.Info.MaxDevices))
                notes.Add($"{tooSmall.Specification} takes at most {tooSmall.Solver.Info.MaxDevices} devices.");
            contenders.RemoveAll(c => devices > c.Solver.Info.MaxDevices);
            context.Progress($"{Name}: M = {devices}, {contenders.Count} solvers");
            var summaries = Compare(contenders, devices, limit, context.Stop);
            found.AddRange(summaries.Select(s => (devices, s)));
            foreach (var slow in summaries.Where(s => s.Timeouts > 0).Select(s => s.Solver))
            {
                notes.Add($"{slow.Specification} reached the limit at M = {devices} and was not run beyond.");
                contenders.RemoveAll(c => c.Participant == slow);
            }
        }

        var floor = Math.Pow(10, FloorExponent);
        var top = ChartAxis.TopExponent(found.Select(f => f.Summary.MeanExcess));
        var axis = new ChartAxis("devices M", AxisScale.Logarithmic);
        var lines = found.GroupBy(f => f.Summary.Solver).ToList();
        ChartSeries Line(int k, Func<SolverSummary, double> value)
        {
            var points = lines[k].ToList();
            return new(points[0].Summary.Solver.Label, points.ConvertAll(p => (double)p.Devices),
                points.ConvertAll(p => value(p.Summary)), SeriesStyle.Of(points[0].Summary.Solver.Name, k));
        }

        var all = Enumerable.Range(0, lines.Count).ToList();
        var chart = new Chart("Time and excess against the number of devices",
            new("Time", axis, new ChartAxis("seconds", AxisScale.Logarithmic), all.ConvertAll(k => Line(k, s => s.MedianSeconds))),
            new("Excess over the best bound", axis, ChartAxis.FromFloor("mean excess", FloorExponent, "≤ 0.00001 %", top),
                all.ConvertAll(k => Line(k, s => Math.Max(s.MeanExcess, floor)))))
        {
            Notes = notes,
        };
        yield return BeyondResult.Of(chart, StudyTable.Of(
            Name, found, new("devices", f => f.Devices), new("solver", f => f.Summary.Solver.Label),
            new("instances", f => f.Summary.Instances),
            new("feasible", f => f.Summary.Feasible), new("optimal", f => f.Summary.Optimal), new("timeouts", f => f.Summary.Timeouts),
            new("meanExcess", f => f.Summary.MeanExcess), new("worstExcess", f => f.Summary.WorstExcess),
            new("medianSeconds", f => f.Summary.MedianSeconds),
            new("meanSeconds", f => f.Summary.MeanSeconds)));
    }

    // They are few where a solve is long.
    private int Instances(int devices) => (options.IsQuick, devices) switch
    {
        (true, _) => 2,
        (_, <= 100) => 5,
        (_, <= 100_000) => 3,
        _ => 1,
    };

    private List<SolverSummary> Compare(IReadOnlyList<Contender> contenders, int devices, TimeSpan limit, CancellationToken stop)
    {
        var plan = new ComparisonPlan
        {
            Instances = [.. Enumerable.Range(0, Instances(devices)).Select(k => new InstanceSource(
                devices,
                () => new(ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, devices, options.Seed, k).ToProblem(), Scenario: null)))],
            Contenders = [.. contenders],
            LeftOut = [],
            Readings = [Reading.MinCost],
            Options = new SolveOptions { TimeLimit = limit, Seed = options.Seed, Threads = 1 },
            WriteInstances = _ => { },
        };
        var records = ComparisonRun.Records(plan, progress: null, stop);
        stop.ThrowIfCancellationRequested();
        return [.. new ComparisonResult(plan.Setup, records).Summaries(Reading.MinCost)];
    }
}
