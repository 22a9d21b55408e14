using Judba.Experiments.Records;
using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Learning.Allocator;
using Judba.Models.Files;
using Judba.Models.Problems;

namespace Judba.Experiments.Studies.Learned;

/// <summary>The study of the learned allocator as tables and data files.</summary>
internal static class LearnedReport
{
    /// <summary>Writes the tables and verdicts.</summary>
    public static void Write(TextWriter output, LearnedResults results, IReadOnlyList<Claim> claims)
    {
        output.WriteLine("Gaps to the proved bound, mean / 95 % / worst; decisions: share of devices decided as in the optimum");
        TextTable.Write(output,
        [
            ["law", "M", "reading", "guided", "direct", "price", "Observation 2, mean", "decisions guided", "direct", "outside"],
            .. results.Gaps.Select(g => (string[])
            [
                g.Case.Law, $"{g.Case.Devices}", g.Reading.ToWord(), Three(g, LearnedGaps.Guided), Three(g, LearnedGaps.Direct), Three(g, "price"),
                NumberText.Gap(g.Mean("threshold")), Percent(g.Right[LearnedGaps.Guided]), Percent(g.Right[LearnedGaps.Direct]), Percent(g.Outside),
            ]),
        ]);
        output.WriteLine();
        output.WriteLine("Wall time for one fleet of paper-scaled, one thread, the least of several rounds");
        string[] solvers = [.. results.Times.Select(t => t.Solver).Distinct(StringComparer.Ordinal)];
        TextTable.Write(output,
        [
            ["M", "reading", .. solvers],
            .. results.Times.GroupBy(t => (t.Devices, t.Reading)).Select(g => (string[])
            [
                $"{g.Key.Devices}", g.Key.Reading.ToWord(),
                .. solvers.Select(s => g.Where(t => string.Equals(t.Solver, s, StringComparison.Ordinal)).Select(t => NumberText.Seconds(t.Seconds)).FirstOrDefault("-")),
            ]),
        ]);
        output.WriteLine();
        output.WriteLine($"A batch of {results.BatchFleets} fleets of {LearnedTimes.BatchDevices} devices");
        TextTable.Write(output,
        [
            ["how", "reading", "time", "for one"],
            .. results.Batch.Select(b => (string[])[b.How, b.Reading.ToWord(), NumberText.Seconds(b.Seconds), NumberText.Seconds(b.Seconds / results.BatchFleets)]),
        ]);
        output.WriteLine();
        output.WriteLine("exact from the answer of learned");
        TextTable.Write(output,
        [
            ["law", "M", "reading", "nodes", "nodes warm", "time", "time warm", "time of learned"],
            .. results.Warm.Select(w => (string[])
            [
                w.Law, $"{w.Devices}", w.Reading.ToWord(), $"{w.ColdNodes:0.0}", $"{w.WarmNodes:0.0}", NumberText.Seconds(w.ColdSeconds),
                NumberText.Seconds(w.WarmSeconds), NumberText.Seconds(w.LearnedSeconds),
            ]),
        ]);
        output.WriteLine();
        output.WriteLine("Small trainings, mean gap on the validation fleets, each gap cut at 10 %");
        TextTable.Write(output,
        [
            ["told", "fleets", "direct, min-cost", "direct, min-latency", "guided", "training"],
            .. results.Tasks.Concat(results.Data).Select(t => (string[])
            [
                Told(t.Tasks), $"{t.Fleets}", NumberText.Gap(t.DirectMinCost), NumberText.Gap(t.DirectMinLatency), NumberText.Gap(t.Guided), NumberText.Seconds(t.Seconds),
            ]),
        ]);
        output.WriteLine();
        TextTable.Write(output, [["claim", "whose", "verdict", "evidence"], .. claims.Select(c => (string[])[c.Text, c.Source, c.Verdict, c.Evidence])]);
    }

    /// <summary>Writes the data files.</summary>
    public static void Save(string folder, LearnedResults results, IReadOnlyList<Claim> claims)
    {
        Write("learned-gaps.csv", ["law", "devices", "group", "reading", "solver", "mean", "p95", "worst", "solved", "decisions", "outside"],
            results.Gaps.SelectMany(g => LearnedGaps.Names.Select(s => (object?[])
                [g.Case.Law, g.Case.Devices, $"{g.Case.Group}", g.Reading.ToWord(), s, g.Mean(s), g.Most(s), g.Worst(s), g.Solved(s), g.Right.TryGetValue(s, out var right) ? right : null, g.Outside])));
        Write("learned-times.csv", ["solver", "devices", "reading", "seconds"],
            results.Times.Select(t => (object?[])[t.Solver, t.Devices, t.Reading.ToWord(), t.Seconds]));
        Write("learned-batch.csv", ["how", "reading", "fleets", "seconds"],
            results.Batch.Select(b => (object?[])[b.How, b.Reading.ToWord(), results.BatchFleets, b.Seconds]));
        Write("learned-warm.csv", ["law", "devices", "reading", "coldNodes", "warmNodes", "coldSeconds", "warmSeconds", "learnedSeconds"],
            results.Warm.Select(w => (object?[])[w.Law, w.Devices, w.Reading.ToWord(), w.ColdNodes, w.WarmNodes, w.ColdSeconds, w.WarmSeconds, w.LearnedSeconds]));
        Write("learned-trainings.csv", ["told", "fleets", "directMinCost", "directMinLatency", "guided", "seconds"],
            results.Tasks.Concat(results.Data).Select(t => (object?[])[Told(t.Tasks), t.Fleets, t.DirectMinCost, t.DirectMinLatency, t.Guided, t.Seconds]));
        Write("learned-claims.csv", ["claim", "whose", "verdict", "evidence"], claims.Select(c => (object?[])[c.Text, c.Source, c.Verdict, c.Evidence]));
        LearnedChart.Save(folder, results);

        void Write(string name, IEnumerable<string> heads, IEnumerable<object?[]> rows) => AtomicFile.Write(Path.Combine(folder, name), Csv.Bytes(heads, rows));
    }

    private static string Three(LearnedGaps gaps, string solver) =>
        $"{NumberText.Gap(gaps.Mean(solver))} / {NumberText.Gap(gaps.Most(solver))} / {NumberText.Gap(gaps.Worst(solver))}";

    private static string Percent(double share) => $"{100 * share:0.0#} %";

    private static string Told(AllocatorTasks tasks) => string.Join(" + ", $"{tasks}" is "All" ? ["decisions, shares, prices"] :
        Enum.GetValues<AllocatorTasks>().Where(t => t != AllocatorTasks.All && tasks.HasFlag(t)).Select(t => t == AllocatorTasks.Uploads ? "decisions" : $"{t}".ToLowerInvariant()));
}
