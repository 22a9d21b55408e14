using Judba.Experiments.Records;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Cli;

/// <summary>One solve for people.</summary>
internal static class SolveReport
{
    private const int ListedUploaders = 40;

    // A single solve is timed as it comes: nothing ran before it.
    private const string Cold = "cold (its code was compiled meanwhile; judba compare warms up first)";
    private const string WithStart = "with the start of its program";

    /// <summary>Writes the record, and with a point what it costs in the physical model.</summary>
    /// <param name="to">Where to, and how many characters a line has there.</param>
    /// <param name="instance">What was solved.</param>
    /// <param name="record">The record.</param>
    /// <param name="verdict">The answer; null where there is none.</param>
    /// <param name="isProgram">Whether the solver is another program.</param>
    public static void Write(
        (TextWriter Output, int Width) to, LoadedInstance instance, SolveRecord record, Verdict? verdict, bool isProgram)
    {
        List<string[]> rows =
        [
            ["instance", $"{instance.Problem.Name}, {instance.Problem.DeviceCount} devices"],
            ["solver", record.Solver.Name],
            ["reading", record.Reading.ToWord()],
            ["status", record.Status.ToWord()],
        ];
        if (verdict is { Evaluation: { } evaluation, Result.Allocation: { } point })
        {
            var physics = instance.Scenario is { } scenario ? Evaluator.Evaluate(scenario, point) : null;
            rows.Add(["cost", Number(record.Objective)]);
            var parts = physics is null
                ? CostParts.Of(instance.Problem, point, evaluation)
                : CostParts.Of(instance.Scenario!, physics);
            rows.AddRange(parts.Select(p => (string[])[$"  {p.Name}", $"{Number(p.Cost)}  {p.Meaning}"]));
            rows.Add(["bound", Number(record.Bound)]);
            rows.Add(["gap", NumberText.Percent(record.Gap)]);
            rows.Add(["completion", NumberText.Seconds(record.CompletionLatency)]);
            rows.Add(["uploaders", $"{point.UploaderCount} of {point.DeviceCount}: {Uploaders(point)}"]);
            rows.Add(["band used", NumberText.Percent(evaluation.BandwidthUsed)]);
            if (physics is not null)
                AddBreakdown(rows, physics);
        }

        rows.Add(["time", $"{NumberText.Seconds(record.Seconds)}, {(isProgram ? WithStart : Cold)}"]);
        TextTable.Write(to.Output, rows, to.Width);
    }

    private static void AddBreakdown(List<string[]> rows, ScenarioEvaluation parts)
    {
        rows.Add(["training", NumberText.Seconds(parts.TrainingTime)]);
        Add("encode", d => d.EncodeEnergy);
        Add("transmit", d => d.TransmitEnergy);
        Add("idle", d => d.IdleEnergy);
        Add("download", d => d.DownloadEnergy);
        Add("tune", d => d.TuneEnergy);
        Add("inference", d => d.InferenceEnergy);
        Add("all energy", d => d.Energy);

        void Add(string name, Func<DeviceCosts, double> term) => rows.Add([name, NumberText.WithPrefix(parts.Devices.Sum(term), "J")]);
    }

    private static string Uploaders(Allocation point)
    {
        var shown = point.Uploaders[..Math.Min(point.UploaderCount, ListedUploaders)].ToArray();
        return string.Join(' ', shown) + (shown.Length < point.UploaderCount ? " …" : "");
    }

    // Costs differ in late digits: nine tell two good answers apart.
    private static string Number(double value) => NumberText.Number(value, digits: 9);
}
