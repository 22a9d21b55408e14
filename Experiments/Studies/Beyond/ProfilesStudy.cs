using Judba.Experiments.Comparisons;
using Judba.Experiments.Records;
using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Running;
using Judba.Experiments.Text;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>Performance profiles and a dot for each instance, over fleets of many sizes, preferences and ratios.</summary>
internal sealed class ProfilesStudy(BeyondOptions options) : IStudy
{
    private const int FloorExponent = -7;
    private const int QuickInstances = 12;

    private static readonly int[] Sizes = [12, 18, 24, 30, 40, 60, 100];
    private static readonly double[] Preferences = [0.1, 0.5, 0.9];
    private static readonly double[] Ratios = [4, 32];
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public string Name => "profiles";

    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        var all = Instances().ToList();
        // Evenly over the list, so that a smoke version sees every size.
        var instances = options.IsQuick ? [.. Enumerable.Range(0, QuickInstances).Select(k => all[k * all.Count / QuickInstances])] : all;
        var (contenders, leftOut) = ContenderChoice.All(options.Registry, Sizes[^1]);
        var plan = new ComparisonPlan
        {
            Instances = instances,
            Contenders = contenders,
            LeftOut = leftOut,
            Readings = [Reading.MinCost],
            Options = new SolveOptions { TimeLimit = Limit, Seed = options.Seed, Threads = 1 },
            WriteInstances = _ => { },
        };
        var records = ComparisonRun.Records(plan, Progress, context.Stop);
        context.Stop.ThrowIfCancellationRequested();
        var result = new ComparisonResult(plan.Setup, records);
        var summaries = result.Summaries(Reading.MinCost).ToList();
        var tolerance = plan.Options.RelativeGap;
        var floor = Math.Pow(10, FloorExponent);
        var dots = contenders.Select((c, k) =>
        {
            var scores = result.Scores.Where(s => s.Record.Solver == c.Participant).ToList();
            return new ChartSeries(
                c.Label, scores.ConvertAll(s => s.Record.Seconds), ChartAxis.AtLeast(floor, scores.Select(s => s.CountedExcess)),
                SeriesStyle.Of(c.Solver.Info.Name, k, SeriesMark.Points))
            {
                Labels = scores.ConvertAll(s => s.Record.Instance),
            };
        }).ToList();
        var top = ChartAxis.TopExponent(result.Scores.Select(s => s.CountedExcess));
        var chart = new Chart("Performance profiles, min-cost",
            PerformanceProfile.OfTimes(result, summaries, $"Solved to a gap of {NumberText.Tolerance(tolerance)}"),
            PerformanceProfile.OfExcesses(result, summaries, "Excess, whatever the time", tolerance),
            new("Time and excess, a dot for each instance", new ChartAxis("seconds", AxisScale.Logarithmic),
                ChartAxis.FromFloor("excess", FloorExponent, "≈ 0", top), dots))
        {
            Notes =
            [
                $"{instances.Count} instances: M = {string.Join(", ", Sizes)}; α = {string.Join(", ", Preferences)}; "
                    + $"λ = {string.Join(", ", Ratios)}; one thread, at most {Limit.TotalSeconds} s.",
                .. leftOut.Select(l => $"{l.Solver} is left out: {l.Reason}"),
                .. result.Errors,
            ],
        };
        yield return BeyondResult.Of(chart, StudyTable.Of(
            Name, result.Scores, new("instance", s => s.Record.Instance), new("solver", s => s.Record.Solver.Label),
            new("cost", s => s.Record.Objective), new("gap", s => s.Record.Gap), new("excess", s => s.Excess),
            new("excessAbsolute", s => s.ExcessAbsolute), new("seconds", s => s.Record.Seconds),
            new("termination", s => s.Record.Status.ToWord())));

        void Progress(int done)
        {
            if (done % contenders.Count == 0 && done / contenders.Count % QuickInstances == 0)
                context.Progress($"{Name}: {done / contenders.Count} of {instances.Count} instances");
        }
    }

    private IEnumerable<InstanceSource> Instances()
    {
        const int PerCell = 2;
        return from devices in Sizes
               from alpha in Preferences
               from ratio in Ratios
               from k in Enumerable.Range(0, PerCell)
               let law = (devices > ScenarioLaw.PaperScaled.ScaleReferenceDevices ? ScenarioLaw.PaperScaled : ScenarioLaw.Paper) with
               {
                   EnergyPreference = alpha,
                   CompressionRatio = ratio,
               }
               select new InstanceSource(
                   devices, () => new(Named(ScenarioGenerator.Generate(law, devices, options.Seed, k)).ToProblem(), Scenario: null));
    }

    private static Scenario Named(Scenario scenario) => new(
        $"{scenario.Name}-a{scenario.Devices[0].EnergyPreference}-l{scenario.System.CompressionRatio}", scenario.System, scenario.Devices);
}
