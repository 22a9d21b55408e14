using Judba.Experiments.Statistics;
using Judba.Learning.Transfer;
using Judba.Models.Files;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.Pipeline;

/// <summary>The pipeline's tables, its verdict and its files.</summary>
internal static class PipelineReport
{
    // Two points of accuracy are within what seeds do.
    private const double Noise = 0.02;

    private const string OneDigit = "0.0";
    private const string TwoDigits = "0.00";
    private const string None = "-";

    /// <summary>
    /// The solvers side by side, the first of them device by device, accuracy by the number of uploaders, the claim, and the files of all
    /// that.
    /// </summary>
    public static StudyResult Of(
        string name, Scenario scenario, IReadOnlyList<PipelineDecision> decisions,
        IReadOnlyList<(int Uploaders, FleetAccuracy Accuracy)> sweep)
    {
        var claim = Claim(sweep);
        return new(name)
        {
            Text =
            [
                new(Solvers(decisions, scenario)), Devices(decisions[0], scenario),
                new(StudyTable.Of(
                    sweep, new("uploaders", s => s.Uploaders),
                    new("broadcast, all classes %", s => 100 * s.Accuracy.Broadcast.Average(), OneDigit),
                    new("own mix %", s => 100 * s.Accuracy.Local.Average(), OneDigit))),
                TextBlock.OfClaims([claim], tellsWhose: false),
            ],
            Claims = [claim],
            Data =
            [
                StudyTable.Of(
                    name, decisions, new("solver", d => d.Solver), new("uploaders", d => d.Allocation.UploaderCount),
                    new("cost", d => d.Verdict.Cost),
                    new("energyJ", d => d.Energy), new("completionLatencyS", d => d.Evaluation.CompletionLatency),
                    new("trainingS", d => d.Evaluation.TrainingTime), new("uploadBits", d => d.Accuracy.UploadBits),
                    new("localAccuracy", d => d.LocalAccuracy), new("broadcastAccuracy", d => d.Accuracy.Broadcast.Average())),
                DeviceData(decisions, scenario),
                StudyTable.Of(
                    "uploaders", sweep, new("uploaders", s => s.Uploaders), new("broadcastAccuracy", s => s.Accuracy.Broadcast.Average()),
                    new("localAccuracy", s => s.Accuracy.Local.Average())),
            ],
            Files =
            [
                StudyResult.File("scenario.json", InstanceFile.ToJson(scenario)),
                folder => PipelineCharts.Save(folder, decisions[0], sweep),
            ],
        };
    }

    /// <summary>Share of the band of a device, 0 where it does not upload.</summary>
    public static double Share(PipelineDecision decision, int device) =>
        decision.Allocation.Uploaders.IndexOf(device) is var k and >= 0 ? decision.Allocation.BandwidthShare[k] : 0;

    /// <summary>The uploader that is ready last.</summary>
    public static int Straggler(PipelineDecision decision) =>
        decision.Allocation.Uploaders.ToArray().MaxBy(i =>
            decision.Evaluation.Devices[i].ComputeLatency + decision.Evaluation.Devices[i].TransmitLatency);

    private static Claim Claim(IReadOnlyList<(int Uploaders, FleetAccuracy Accuracy)> sweep)
    {
        var accuracy = sweep.Select(s => s.Accuracy.Broadcast.Average()).ToList();
        var falls = Enumerable.Range(1, accuracy.Count - 1).Max(k => accuracy[k - 1] - accuracy[k]);
        return new(
            "the more devices participating, the better the generalization", accuracy[^1] > accuracy[0] && falls <= Noise,
            $"{100 * accuracy[0]:0.0} % with {sweep[0].Uploaders}, {100 * accuracy[^1]:0.0} % with {sweep[^1].Uploaders}, "
                + $"largest fall {100 * Math.Max(0, falls):0.0} points");
    }

    private static StudyTable Solvers(IEnumerable<PipelineDecision> decisions, Scenario scenario) => StudyTable.Of(
        decisions, new("solver", d => d.Solver), new("uploaders", d => $"{d.Allocation.UploaderCount}/{scenario.Devices.Length}"),
        new("cost", d => d.Verdict.Cost, TwoDigits), new("energy J", d => d.Energy, TwoDigits),
        new("latency s", d => d.Evaluation.CompletionLatency, TwoDigits),
        new("training s", d => d.Evaluation.TrainingTime, TwoDigits), new("Mbit", d => d.Accuracy.UploadBits / 1e6, TwoDigits),
        new("accuracy, own mix %", d => 100 * d.LocalAccuracy, OneDigit),
        new("worst device %", d => 100 * d.Accuracy.Local.Min(), OneDigit),
        new("broadcast, all classes %", d => 100 * d.Accuracy.Broadcast.Average(), OneDigit));

    private static TextBlock Devices(PipelineDecision shown, Scenario scenario)
    {
        var straggler = Straggler(shown);
        return new(StudyTable.Of(
            shown.Evaluation.Devices.Index(), new("device", d => d.Index), new("samples", d => $"{scenario.Devices[d.Index].Samples}"),
            new("uploads", d => d.Item.Uploads ? "yes" : None),
            new("band %", d => d.Item.Uploads ? 100 * Share(shown, d.Index) : None, OneDigit),
            new("encode s", d => d.Item.ComputeLatency, TwoDigits),
            new("transmit s", d => d.Item.Uploads ? d.Item.TransmitLatency : None, "0.0000"),
            new("energy J", d => d.Item.Energy, "0.000"), new("broadcast %", d => 100 * shown.Accuracy.Broadcast[d.Index], OneDigit),
            new("own mix %", d => 100 * shown.Accuracy.Local[d.Index], OneDigit), new("", d => d.Index == straggler ? "straggler" : "")))
        {
            Above = [$"{shown.Solver}, device by device:"],
        };
    }

    private static StudyTable DeviceData(IEnumerable<PipelineDecision> decisions, Scenario scenario) => StudyTable.Of(
        "devices", decisions.SelectMany(p => p.Evaluation.Devices.Select((d, i) => (Decision: p, Device: d, Index: i))),
        new("solver", r => r.Decision.Solver),
        new("device", r => r.Index), new("samples", r => scenario.Devices[r.Index].Samples), new("uploads", r => r.Device.Uploads ? 1 : 0),
        new("bandwidthShare", r => Share(r.Decision, r.Index)), new("computeS", r => r.Device.ComputeLatency),
        new("transmitS", r => r.Device.TransmitLatency),
        new("encodeJ", r => r.Device.EncodeEnergy), new("transmitJ", r => r.Device.TransmitEnergy), new("idleJ", r => r.Device.IdleEnergy),
        new("downloadJ", r => r.Device.DownloadEnergy), new("tuneJ", r => r.Device.TuneEnergy),
        new("inferenceJ", r => r.Device.InferenceEnergy),
        new("broadcastAccuracy", r => r.Decision.Accuracy.Broadcast[r.Index]),
        new("localAccuracy", r => r.Decision.Accuracy.Local[r.Index]));

    private static string Percent(double share) => $"{100 * share:0.0}";
}
