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

    /// <summary>Writes the record, and with a point what it costs in the physical model.</summary>
    public static void Write(TextWriter output, int width, LoadedInstance instance, SolveRecord record, Verdict? verdict)
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
            rows.Add(["cost", Number(record.Objective)]);
            rows.Add(["bound", Number(record.Bound)]);
            rows.Add(["gap", NumberText.Percent(record.Gap)]);
            rows.Add(["completion", NumberText.Seconds(record.CompletionLatency)]);
            rows.Add(["uploaders", $"{point.UploaderCount} of {point.DeviceCount}: {Uploaders(point)}"]);
            rows.Add(["band used", NumberText.Percent(evaluation.BandwidthUsed)]);
            if (instance.Scenario is { } scenario)
                AddBreakdown(rows, Evaluator.Evaluate(scenario, point));
        }

        rows.Add(["time", NumberText.Seconds(record.Seconds)]);
        TextTable.Write(output, rows, width);
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
