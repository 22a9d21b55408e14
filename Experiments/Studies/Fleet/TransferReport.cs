using Judba.Experiments.Records;
using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Learning.Transfer;
using Judba.Models.Files;

namespace Judba.Experiments.Studies.Fleet;

/// <summary>The three transfers, each beside training from scratch.</summary>
internal static class TransferReport
{
    /// <summary>Writes the table and the verdicts.</summary>
    public static void Write(TextWriter output, IReadOnlyList<TransferMeasurement> runs)
    {
        var places = runs.GroupBy(r => r.Place).ToList();
        TextTable.Write(output,
        [
            ["transfer", "samples", "from scratch", "epochs scratch", "carried over, before tuning", "tuned", "epochs tuned"],
            .. places.Select(g => (string[])
            [
                Name(g.Key), $"{g.Average(r => r.Samples):0}", StudyText.Percent(g, r => r.Scratch), StudyText.Epochs(g, r => r.ScratchEpochs),
                StudyText.Percent(g, r => r.Before), StudyText.Percent(g, r => r.Tuned), StudyText.Epochs(g, r => r.TunedEpochs),
            ]),
        ]);
        output.WriteLine();
        output.WriteLine("Autoencoders pretrained on the public set. At the edge: accuracy on all classes; at a device: on its own mix.");
        output.WriteLine();
        TextTable.Write(output, [["claim", "verdict", "evidence"], .. places.SelectMany(Claims).Select(c => (string[])[c.Text, c.Verdict, c.Evidence])]);
    }

    /// <summary>Writes <c>transfer.csv</c>.</summary>
    public static void Save(string folder, IEnumerable<TransferMeasurement> runs) => AtomicFile.Write(Path.Combine(folder, "transfer.csv"), Csv.Bytes(
        ["place", "seed", "samples", "scratch", "scratchEpochs", "before", "tuned", "tunedEpochs"],
        runs.OrderBy(r => r.Place).ThenBy(r => r.Seed)
            .Select(r => (object?[])[Words.Of(r.Place), r.Seed, r.Samples, r.Scratch, r.ScratchEpochs, r.Before, r.Tuned, r.TunedEpochs])));

    private static IEnumerable<Claim> Claims(IGrouping<TransferPlace, TransferMeasurement> runs)
    {
        yield return new(
            $"more accurate than from scratch: {Name(runs.Key)}", StudyText.BySeed(runs, r => r.Tuned > r.Scratch),
            $"{StudyText.Percent(runs, r => r.Tuned)} against {StudyText.Percent(runs, r => r.Scratch)} %");
        yield return new(
            $"decreases convergence time: {Name(runs.Key)}", StudyText.BySeed(runs, r => r.TunedEpochs < r.ScratchEpochs),
            $"{StudyText.Epochs(runs, r => r.TunedEpochs)} epochs instead of {StudyText.Epochs(runs, r => r.ScratchEpochs)}");
    }

    private static string Name(TransferPlace place) => place switch
    {
        TransferPlace.EdgeAllUploads => "public set to the uploads of all, at the edge",
        TransferPlace.EdgeOneUpload => "public set to the upload of one device, at the edge",
        TransferPlace.Device => "edge to a device that did not upload",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, message: null),
    };
}
