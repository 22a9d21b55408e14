using Judba.Experiments.Records;
using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Learning.Studies;
using Judba.Models.Files;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.Table1;

/// <summary>Table I as text and as files.</summary>
internal static class Table1Report
{
    /// <summary>Writes the table and the verdicts.</summary>
    public static void Write(TextWriter output, Table1Result result)
    {
        string[] heads =
        [
            "λ", "input", "CNN", "parameters", "accuracy %", "kept %", "train s", "test s", "autoencoder s", "squared error", "bits",
            "PCA %", "JPEG %", "paper: accuracy %", "kept %", "parameters",
        ];
        TextTable.Write(output, [heads, .. result.Rows.Select(r => Cells(result, r))]);
        output.WriteLine();
        output.WriteLine("Means over seeds ± half of the 95 % band. Seconds: processor time of one thread. Bits of one sample, without its label.");
        output.WriteLine("PCA: as many principal components, same CNN. JPEG: as many bytes, decoded, baseline CNN. paper: [Yang21] Table I, ImageNet.");
        output.WriteLine();
        TextTable.Write(output, [["claim", "verdict", "evidence"], .. result.Claims().Select(c => (string[])[c.Text, c.Verdict, c.Evidence])]);
    }

    /// <summary>Writes <c>table1.csv</c> (a line for each ratio and seed), <c>controls.csv</c>, <c>profile.json</c> and the figure.</summary>
    public static void Save(
        string folder, string profileName, Table1Result result, IEnumerable<CompressionMeasurement> rows, IEnumerable<ControlMeasurement> controls)
    {
        AtomicFile.Write(Path.Combine(folder, "table1.csv"), Csv.Bytes(
            ["ratio", "seed", "input", "design", "parameters", "accuracy", "trainSeconds", "testSeconds", "autoencoderSeconds", "squaredError", "uploadBits"],
            rows.OrderBy(r => r.Ratio).ThenBy(r => r.Seed).Select(r => (object?[])
            [
                r.Ratio, r.Seed, $"{r.Input}", $"{r.Design}", r.Parameters, r.Accuracy, r.TrainSeconds, r.TestSeconds, r.AutoencoderSeconds,
                r.ReconstructionError, r.UploadBits,
            ])));
        AtomicFile.Write(Path.Combine(folder, "controls.csv"), Csv.Bytes(
            ["kind", "ratio", "seed", "accuracy", "bytes", "squaredError"],
            controls.OrderBy(c => c.Kind, StringComparer.Ordinal).ThenBy(c => c.Ratio).ThenBy(c => c.Seed)
                .Select(c => (object?[])[c.Kind, c.Ratio, c.Seed, c.Accuracy, c.Bytes, c.ReconstructionError])));
        AtomicFile.Write(Path.Combine(folder, "profile.json"), ProfileFile.ToJson(result.ToProfile(profileName)));
        Table1Chart.Save(result, folder);
    }

    private static string[] Cells(Table1Result result, Table1Row row)
    {
        var paper = CompressionProfile.PaperTableI.At(row.Ratio);
        var baseline = CompressionProfile.PaperTableI.At(1);
        return
        [
            $"{row.Ratio}",
            $"{row.Any.Input}",
            $"{row.Any.Design}",
            $"{row.Any.Parameters}",
            Percent(row.Accuracy),
            $"{100 * result.Kept(row):0.0}",
            $"{row.TrainSeconds.Mean:0.0}",
            $"{row.TestSeconds.Mean:0.000}",
            row.Ratio == 1 ? "-" : $"{row.AutoencoderSeconds.Mean:0.0}",
            row.Ratio == 1 ? "-" : $"{row.ReconstructionError.Mean:0.0000}",
            $"{row.Any.UploadBits}",
            Percent(row.Control(ControlMeasurement.Pca, c => c.Accuracy)),
            Percent(row.Control(ControlMeasurement.Jpeg, c => c.Accuracy)),
            $"{100 * paper.Accuracy:0}",
            $"{100 * paper.Accuracy / baseline.Accuracy:0.0}",
            $"{paper.Parameters:0}",
        ];
    }

    private static string Percent(Estimate? estimate) => estimate switch
    {
        null => "-",
        { Band: var band } e when double.IsFinite(band) => $"{100 * e.Mean:0.0} ± {100 * band:0.0}",
        { } e => $"{100 * e.Mean:0.0}",
    };
}
