using Judba.Experiments.Text;
using Judba.Learning.Allocator;
using Judba.Models.Problems;

namespace Judba.Experiments.Studies.Learned;

/// <summary>The study of the learned allocator as tables and data files.</summary>
internal static class LearnedReport
{
    private const string Share = "0.0# %";
    private const string OneDigit = "0.0";

    /// <summary>The tables, the claims, the data files and the figures.</summary>
    public static StudyResult Of(string name, LearnedResults results)
    {
        var claims = LearnedClaims.Judge(results.Excesses, results.Times);
        AllocatorMeasurement[] trainings = [.. results.Tasks, .. results.Data];
        return new(name)
        {
            Text = [Excesses(results), Times(results), Batch(results), Warm(results), Trainings(trainings), TextBlock.OfClaims(claims)],
            Claims = claims,
            Data =
            [
                StudyTable.Of(
                    $"{name}-excess", results.Excesses.SelectMany(g => LearnedExcesses.Names.Select(s => (Of: g, Solver: s))),
                    new("law", r => r.Of.Case.Law),
                    new("devices", r => r.Of.Case.Devices), new("training", r => r.Of.Case.Relation),
                    new("reading", r => r.Of.Reading.ToWord()),
                    new("solver", r => r.Solver), new("meanExcess", r => r.Of.Mean(r.Solver)), new("p95Excess", r => r.Of.Most(r.Solver)),
                    new("worstExcess", r => r.Of.Worst(r.Solver)), new("solved", r => r.Of.Solved(r.Solver)),
                    new("decisions", r => r.Of.Right.TryGetValue(r.Solver, out var right) ? right : null),
                    new("outside", r => r.Of.Outside), new("without", r => r.Of.Without)),
                StudyTable.Of(
                    $"{name}-times", results.Times, new("solver", t => t.Solver), new("devices", t => t.Devices),
                    new("reading", t => t.Reading.ToWord()),
                    new("seconds", t => t.Seconds)),
                StudyTable.Of(
                    $"{name}-batch", results.Batch, new("how", b => b.How), new("reading", b => b.Reading.ToWord()),
                    new("fleets", _ => results.BatchFleets),
                    new("seconds", b => b.Seconds)),
                StudyTable.Of(
                    $"{name}-warm", results.Warm, new("law", w => w.Law), new("devices", w => w.Devices),
                    new("reading", w => w.Reading.ToWord()),
                    new("coldNodes", w => w.ColdNodes), new("warmNodes", w => w.WarmNodes), new("coldSeconds", w => w.ColdSeconds),
                    new("warmSeconds", w => w.WarmSeconds), new("learnedSeconds", w => w.LearnedSeconds)),
                StudyTable.Of(
                    $"{name}-trainings", trainings, new("told", t => Told(t.Tasks)), new("fleets", t => t.Fleets),
                    new("directMinCost", t => t.DirectMinCost),
                    new("directMinLatency", t => t.DirectMinLatency), new("guided", t => t.Guided), new("seconds", t => t.Seconds)),
            ],
            Files = [folder => LearnedChart.Save(folder, results)],
        };
    }

    private static TextBlock Excesses(LearnedResults results) => new(StudyTable.Of(
        results.Excesses, new("law", g => g.Case.Law), new("M", g => g.Case.Devices), new("training", g => g.Case.Relation),
        new("reading", g => g.Reading.ToWord()),
        new("guided", g => Three(g, LearnedExcesses.Guided)), new("direct", g => Three(g, LearnedExcesses.Direct)),
        new("price", g => Three(g, "price")),
        new("Observation 2, mean", g => NumberText.Percent(g.Mean("threshold"))),
        new("decisions guided", g => g.Right[LearnedExcesses.Guided], Share),
        new("direct", g => g.Right[LearnedExcesses.Direct], Share), new("outside", g => g.Outside, Share),
        new("no ratio", g => g.Without)))
    {
        Above =
        [
            "Excess (C − bound)/|bound| over the bound that exact proves, mean / 95 % / worst; decisions: share of devices decided as in "
                + "the optimum; no ratio: fleets that do not count, as their bound is 0, or of another sign than the cost of a solver",
        ],
    };

    private static TextBlock Times(LearnedResults results) => new(StudyTable.Of(
        results.Times.GroupBy(t => (t.Devices, t.Reading)),
        [
            new("M", g => g.Key.Devices), new("reading", g => g.Key.Reading.ToWord()),
            .. results.Times.Select(t => t.Solver).Distinct(StringComparer.Ordinal)
                .Select(s => new StudyColumn<IGrouping<(int Devices, Reading Reading),
                    (string Solver, int Devices, Reading Reading, double Seconds)>>(
                    s, g => g.Where(t => string.Equals(t.Solver, s, StringComparison.Ordinal)).Select(t =>
                        NumberText.Seconds(t.Seconds)).FirstOrDefault("-"))),
        ]))
    {
        Above = ["Wall time for one fleet of paper-scaled, one thread, the least of several rounds"],
    };

    private static TextBlock Batch(LearnedResults results) => new(StudyTable.Of(
        results.Batch, new("how", b => b.How), new("reading", b => b.Reading.ToWord()), new("time", b => NumberText.Seconds(b.Seconds)),
        new("for one", b => NumberText.Seconds(b.Seconds / results.BatchFleets))))
    {
        Above = [$"A batch of {results.BatchFleets} fleets of {LearnedTimes.BatchDevices} devices"],
    };

    private static TextBlock Warm(LearnedResults results) => new(StudyTable.Of(
        results.Warm, new("law", w => w.Law), new("M", w => w.Devices), new("reading", w => w.Reading.ToWord()),
        new("nodes", w => w.ColdNodes, OneDigit),
        new("nodes warm", w => w.WarmNodes, OneDigit), new("time", w => NumberText.Seconds(w.ColdSeconds)),
        new("time warm", w => NumberText.Seconds(w.WarmSeconds)), new("time of learned", w => NumberText.Seconds(w.LearnedSeconds))))
    {
        Above = ["exact from the answer of learned"],
    };

    private static TextBlock Trainings(IEnumerable<AllocatorMeasurement> trainings) => new(StudyTable.Of(
        trainings, new("told", t => Told(t.Tasks)), new("fleets", t => t.Fleets),
        new("direct, min-cost", t => NumberText.Percent(t.DirectMinCost)),
        new("direct, min-latency", t => NumberText.Percent(t.DirectMinLatency)), new("guided", t => NumberText.Percent(t.Guided)),
        new("training", t => NumberText.Seconds(t.Seconds))))
    {
        Above = ["Small trainings, mean excess (C − C*)/|C*| on fleets that are not trained on, C* the cost of exact, each cut at 10 %"],
    };

    private static string Three(LearnedExcesses excesses, string solver) =>
        $"{NumberText.Percent(excesses.Mean(solver))} / {NumberText.Percent(excesses.Most(solver))} / "
        + NumberText.Percent(excesses.Worst(solver));

    private static string Told(AllocatorTasks tasks) => string.Join(" + ", tasks == AllocatorTasks.All ? ["decisions, shares, prices"] :
        Enum.GetValues<AllocatorTasks>().Where(t => t != AllocatorTasks.All && tasks.HasFlag(t)).Select(t =>
            t == AllocatorTasks.Uploads ? "decisions" : $"{t}".ToLowerInvariant()));
}
