using Judba.Experiments.Statistics;
using Judba.Models.Files;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.Pipeline;

/// <summary>The pipeline's tables, its verdict and its files.</summary>
internal static class PipelineReport
{
    private const string OneDigit = "0.0";
    private const string TwoDigits = "0.00";
    private const string None = "-";

    /// <summary>
    /// The solvers side by side, the first of them device by device, accuracy by the number of uploaders, the claim, and the files of all
    /// that.
    /// </summary>
    public static StudyResult Of(
        string name, Scenario scenario, IReadOnlyList<PipelineDecision> decisions,
        IReadOnlyList<SweepPoint> sweep)
    {
        var claim = Claim(sweep);
        return new(name)
        {
            Text =
            [
                new(Solvers(decisions, scenario)), Devices(decisions[0], scenario),
                new(StudyTable.Of(
                    sweep.GroupBy(s => s.Uploaders), new("uploaders", g => g.Key),
                    new("broadcast, all classes %", g => 100 * Estimate.Of(g, s => s.Broadcast), OneDigit),
                    new("own mix %", g => 100 * Estimate.Of(g, s => s.Local), OneDigit))),
                TextBlock.Lines($"Means over {SweepPoint.Orders} orders in which the devices of this fleet join ± half of the 95 % band."),
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
                    "uploaders", sweep, new("order", s => s.Order), new("uploaders", s => s.Uploaders),
                    new("broadcastAccuracy", s => s.Broadcast), new("localAccuracy", s => s.Local)),
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

    /// <summary>More devices, better generalization: judged by what each step adds, order by order.</summary>
    public static Claim Claim(IReadOnlyList<SweepPoint> sweep)
    {
        var orders = sweep.GroupBy(s => s.Order, (_, points) => points.OrderBy(p => p.Uploaders).ToList()).ToList();
        var steps = Enumerable.Range(1, orders[0].Count - 1).Select(k =>
            (From: orders[0][k - 1].Uploaders, To: orders[0][k].Uploaders,
                Gain: Estimate.Of(orders, o => o[k].Broadcast - o[k - 1].Broadcast))).ToList();
        var least = steps.MinBy(s => s.Gain.Mean);
        return new(
            "the more devices participating, the better the generalization", Statistics.Claim.Positive(steps.Select(s => s.Gain)),
            $"least gain from {least.From} to {least.To} uploaders: {100 * least.Gain:0.0} points");
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
