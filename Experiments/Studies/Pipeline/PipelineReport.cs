using Judba.Experiments.Records;
using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Learning.Transfer;
using Judba.Models.Files;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.Pipeline;

/// <summary>The pipeline's tables, its verdict and its files.</summary>
internal static class PipelineReport
{
    // Two points of accuracy are within what seeds do.
    private const double Noise = 0.02;

    /// <summary>Writes the comparison of solvers, then one solver device by device, then accuracy against the number of uploaders.</summary>
    public static void Write(
        TextWriter output, IReadOnlyList<PipelineDecision> decisions, PipelineDecision shown, Scenario scenario,
        IReadOnlyList<(int Uploaders, FleetAccuracy Accuracy)> sweep)
    {
        TextTable.Write(output,
        [
            ["solver", "uploaders", "cost", "energy J", "latency s", "training s", "Mbit", "accuracy, own mix %", "worst device %", "broadcast, all classes %"],
            .. decisions.Select(d => (string[])
            [
                d.Solver, $"{d.Allocation.UploaderCount}/{scenario.Devices.Length}", $"{d.Verdict.Cost:0.00}", $"{d.Energy:0.00}",
                $"{d.Evaluation.CompletionLatency:0.00}", $"{d.Evaluation.TrainingTime:0.00}", $"{d.Accuracy.UploadBits / 1e6:0.00}",
                Percent(d.LocalAccuracy), Percent(d.Accuracy.Local.Min()), Percent(d.Accuracy.Broadcast.Average()),
            ]),
        ]);
        output.WriteLine();
        output.WriteLine($"{shown.Solver}, device by device:");
        var straggler = Straggler(shown);
        TextTable.Write(output,
        [
            ["device", "samples", "uploads", "band %", "encode s", "transmit s", "energy J", "broadcast %", "own mix %", ""],
            .. shown.Evaluation.Devices.Select((d, i) => (string[])
            [
                $"{i}", $"{scenario.Devices[i].Samples}", d.Uploads ? "yes" : "-", d.Uploads ? $"{100 * Share(shown, i):0.0}" : "-", $"{d.ComputeLatency:0.00}",
                d.Uploads ? $"{d.TransmitLatency:0.0000}" : "-", $"{d.Energy:0.000}", Percent(shown.Accuracy.Broadcast[i]), Percent(shown.Accuracy.Local[i]),
                i == straggler ? "straggler" : "",
            ]),
        ]);
        output.WriteLine();
        TextTable.Write(output,
        [
            ["uploaders", "broadcast, all classes %", "own mix %"],
            .. sweep.Select(s => (string[])[$"{s.Uploaders}", Percent(s.Accuracy.Broadcast.Average()), Percent(s.Accuracy.Local.Average())]),
        ]);
        output.WriteLine();
        var claim = Claim(sweep);
        TextTable.Write(output, [["claim", "verdict", "evidence"], [claim.Text, claim.Verdict, claim.Evidence]]);
    }

    /// <summary>Writes <c>pipeline.csv</c>, <c>devices.csv</c> and <c>uploaders.csv</c>.</summary>
    public static void Save(
        string folder, IReadOnlyList<PipelineDecision> decisions, Scenario scenario, IReadOnlyList<(int Uploaders, FleetAccuracy Accuracy)> sweep)
    {
        AtomicFile.Write(Path.Combine(folder, "pipeline.csv"), Csv.Bytes(
            ["solver", "uploaders", "cost", "energyJ", "completionLatencyS", "trainingS", "uploadBits", "localAccuracy", "broadcastAccuracy"],
            decisions.Select(d => (object?[])
            [
                d.Solver, d.Allocation.UploaderCount, d.Verdict.Cost, d.Energy, d.Evaluation.CompletionLatency, d.Evaluation.TrainingTime,
                d.Accuracy.UploadBits, d.LocalAccuracy, d.Accuracy.Broadcast.Average(),
            ])));
        AtomicFile.Write(Path.Combine(folder, "devices.csv"), Csv.Bytes(
            [
                "solver", "device", "samples", "uploads", "bandwidthShare", "computeS", "transmitS", "encodeJ", "transmitJ", "idleJ", "downloadJ", "tuneJ",
                "inferenceJ", "broadcastAccuracy", "localAccuracy",
            ],
            decisions.SelectMany(p => p.Evaluation.Devices.Select((d, i) => (object?[])
            [
                p.Solver, i, scenario.Devices[i].Samples, d.Uploads ? 1 : 0, Share(p, i), d.ComputeLatency, d.TransmitLatency, d.EncodeEnergy, d.TransmitEnergy,
                d.IdleEnergy, d.DownloadEnergy, d.TuneEnergy, d.InferenceEnergy, p.Accuracy.Broadcast[i], p.Accuracy.Local[i],
            ]))));
        AtomicFile.Write(Path.Combine(folder, "uploaders.csv"), Csv.Bytes(
            ["uploaders", "broadcastAccuracy", "localAccuracy"],
            sweep.Select(s => (object?[])[s.Uploaders, s.Accuracy.Broadcast.Average(), s.Accuracy.Local.Average()])));
    }

    /// <summary>Share of the band of a device, 0 where it does not upload.</summary>
    public static double Share(PipelineDecision decision, int device) =>
        decision.Allocation.Uploaders.IndexOf(device) is var k and >= 0 ? decision.Allocation.BandwidthShare[k] : 0;

    /// <summary>The uploader that is ready last.</summary>
    public static int Straggler(PipelineDecision decision) =>
        decision.Allocation.Uploaders.ToArray().MaxBy(i => decision.Evaluation.Devices[i].ComputeLatency + decision.Evaluation.Devices[i].TransmitLatency);

    private static Claim Claim(IReadOnlyList<(int Uploaders, FleetAccuracy Accuracy)> sweep)
    {
        var accuracy = sweep.Select(s => s.Accuracy.Broadcast.Average()).ToList();
        var falls = Enumerable.Range(1, accuracy.Count - 1).Max(k => accuracy[k - 1] - accuracy[k]);
        return new(
            "the more devices participating, the better the generalization", accuracy[^1] > accuracy[0] && falls <= Noise,
            $"{Percent(accuracy[0])} % with {sweep[0].Uploaders}, {Percent(accuracy[^1])} % with {sweep[^1].Uploaders}, largest fall {100 * Math.Max(0, falls):0.0} points");
    }

    private static string Percent(double share) => $"{100 * share:0.0}";
}
