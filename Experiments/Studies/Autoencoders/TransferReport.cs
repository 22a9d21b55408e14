using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Learning.Transfer;

namespace Judba.Experiments.Studies.Autoencoders;

/// <summary>The three transfers, each beside training from scratch.</summary>
internal static class TransferReport
{
    private const string Name = "transfer";
    private const string OneDigit = "0.0";

    /// <summary>The table, the claims and <c>transfer.csv</c>.</summary>
    public static StudyResult Of(IReadOnlyList<TransferMeasurement> runs)
    {
        var places = runs.GroupBy(r => r.Place).ToList();
        Claim[] claims = [.. places.SelectMany(Claims)];
        return new(Name)
        {
            Text =
            [
                new(StudyTable.Of(
                    places, new("transfer", g => In(g.Key)), new("samples", g => g.Average(r => r.Samples), "0"),
                    new("from scratch", g => 100 * Estimate.Of(g, r => r.Scratch), OneDigit),
                    new("epochs scratch", g => Estimate.Of(g, r => r.ScratchEpochs), OneDigit),
                    new("carried over, before tuning", g => 100 * Estimate.Of(g, r => r.Before), OneDigit),
                    new("tuned", g => 100 * Estimate.Of(g, r => r.Tuned), OneDigit),
                    new("gain", g => 100 * Gain(g), OneDigit),
                    new("epochs tuned", g => Estimate.Of(g, r => r.TunedEpochs), OneDigit))),
                TextBlock.Lines(
                    "Autoencoders pretrained on the public set. At the edge: accuracy on all classes; at a device: on its own mix.",
                    "Gain: tuned less from scratch, seed by seed. Epochs: until 95 % of the accuracy that another training from scratch "
                        + "ends with."),
                TextBlock.OfClaims(claims, tellsWhose: false),
            ],
            Claims = claims,
            Data =
            [
                StudyTable.Of(
                    Name, runs.OrderBy(r => r.Place).ThenBy(r => r.Seed), new("place", r => Words.Of(r.Place)), new("seed", r => r.Seed),
                    new("samples", r => r.Samples), new("scratch", r => r.Scratch), new("scratchEpochs", r => r.ScratchEpochs),
                    new("before", r => r.Before), new("tuned", r => r.Tuned), new("tunedEpochs", r => r.TunedEpochs)),
            ],
        };
    }

    private static IEnumerable<Claim> Claims(IGrouping<TransferPlace, TransferMeasurement> runs)
    {
        var gain = 100 * Gain(runs);
        yield return new($"more accurate than from scratch: {In(runs.Key)}", Claim.Positive([gain]), $"by {gain:0.0} points");
        var sooner = Estimate.Of(runs, r => r.ScratchEpochs - r.TunedEpochs);
        yield return new($"decreases convergence time: {In(runs.Key)}", Claim.Positive([sooner]), $"by {sooner:0.0} epochs");
    }

    private static Estimate Gain(IEnumerable<TransferMeasurement> runs) => Estimate.Of(runs, r => r.Tuned - r.Scratch);

    private static string In(TransferPlace place) => place switch
    {
        TransferPlace.EdgeAllUploads => "public set to the uploads of all, at the edge",
        TransferPlace.EdgeOneUpload => "public set to the upload of one device, at the edge",
        TransferPlace.Device => "edge to a device that did not upload",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, message: null),
    };
}
