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
                    new("epochs scratch", g => EpochText.Mean(g, r => r.ScratchEpochs)),
                    new("carried over, before tuning", g => 100 * Estimate.Of(g, r => r.Before), OneDigit),
                    new("tuned", g => 100 * Estimate.Of(g, r => r.Tuned), OneDigit),
                    new("epochs tuned", g => EpochText.Mean(g, r => r.TunedEpochs)))),
                TextBlock.Lines("Autoencoders pretrained on the public set. At the edge: accuracy on all classes; at a device: "
                    + "on its own mix."),
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
        Estimate tuned = 100 * Estimate.Of(runs, r => r.Tuned), scratch = 100 * Estimate.Of(runs, r => r.Scratch);
        yield return new($"more accurate than from scratch: {In(runs.Key)}", Claim.BySeed(runs, r => r.Tuned > r.Scratch),
            $"{tuned:0.0} against {scratch:0.0} %");
        yield return new(
            $"decreases convergence time: {In(runs.Key)}", Claim.BySeed(runs, r => r.TunedEpochs < r.ScratchEpochs),
            $"{EpochText.Mean(runs, r => r.TunedEpochs)} epochs instead of {EpochText.Mean(runs, r => r.ScratchEpochs)}");
    }

    private static string In(TransferPlace place) => place switch
    {
        TransferPlace.EdgeAllUploads => "public set to the uploads of all, at the edge",
        TransferPlace.EdgeOneUpload => "public set to the upload of one device, at the edge",
        TransferPlace.Device => "edge to a device that did not upload",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, message: null),
    };
}
