using Judba.Experiments.Statistics;
using Judba.Learning.Studies;
using Judba.Models.Files;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.Table1;

/// <summary>Table I as text and as files.</summary>
internal static class Table1Report
{
    private const string OneDigit = "0.0";
    private const string None = "-";

    /// <summary>
    /// The table, the claims, <c>NAME.csv</c> (a line for each ratio and seed), <c>controls.csv</c>, <c>profile.json</c> and the figure.
    /// </summary>
    public static StudyResult Of(string name, string about, string profileName, IReadOnlyList<Table1Part> parts)
    {
        var rows = parts.Select(p => p.Row).ToList();
        var controls = parts.SelectMany(p => p.Controls).ToList();
        var result = new Table1Result(rows, controls);
        Claim[] claims = [.. result.Claims()];
        return new(name)
        {
            Text =
            [
                new(Table(result)) { Above = [about] },
                TextBlock.Lines(
                    "Means over seeds ± half of the 95 % band. Seconds: processor time of one thread. Bits of one sample, "
                        + "without its label.",
                    "PCA: as many principal components, same CNN. JPEG: as many bytes, decoded, baseline CNN, trained on such images, and "
                        + "as trained on clean ones.",
                    "paper: [Yang21] Table I, ImageNet."),
                TextBlock.OfClaims(claims, tellsWhose: false),
            ],
            Claims = claims,
            Data =
            [
                StudyTable.Of(
                    name, rows.OrderBy(r => r.Ratio).ThenBy(r => r.Seed), new("ratio", r => r.Ratio), new("seed", r => r.Seed),
                    new("input", r => $"{r.Input}"), new("design", r => $"{r.Design}"), new("parameters", r => r.Parameters),
                    new("accuracy", r => r.Accuracy),
                    new("trainSeconds", r => r.TrainSeconds), new("testSeconds", r => r.TestSeconds),
                    new("autoencoderSeconds", r => r.AutoencoderSeconds),
                    new("squaredError", r => r.ReconstructionError), new("uploadBits", r => r.UploadBits)),
                StudyTable.Of(
                    "controls", controls.OrderBy(c => c.Kind, StringComparer.Ordinal).ThenBy(c => c.Ratio).ThenBy(c => c.Seed),
                    new("kind", c => c.Kind),
                    new("ratio", c => c.Ratio), new("seed", c => c.Seed), new("accuracy", c => c.Accuracy), new("bytes", c => c.Bytes),
                    new("squaredError", c => c.ReconstructionError)),
            ],
            Files =
            [
                StudyResult.File("profile.json", ProfileFile.ToJson(result.ToProfile(profileName))),
                folder => Table1Chart.Save(result, folder),
            ],
        };
    }

    private static StudyTable Table(Table1Result result)
    {
        var paper = CompressionProfile.PaperTableI;
        return StudyTable.Of(
            result.Rows, new("λ", r => r.Ratio), new("input", r => $"{r.Any.Input}"), new("CNN", r => $"{r.Any.Design}"),
            new("parameters", r => r.Any.Parameters),
            new("accuracy %", r => 100 * r.Accuracy, OneDigit), new("kept %", r => 100 * result.Kept(r), OneDigit),
            new("train s", r => r.TrainSeconds.Mean, OneDigit), new("test s", r => r.TestSeconds.Mean, "0.000"),
            new("autoencoder s", r => r.Ratio == 1 ? None : r.AutoencoderSeconds.Mean, OneDigit),
            new("squared error", r => r.Ratio == 1 ? None : r.ReconstructionError.Mean, "0.0000"),
            new("bits", r => r.Any.UploadBits),
            Control("PCA %", ControlMeasurement.Pca), Control("JPEG %", ControlMeasurement.Jpeg),
            Control("JPEG, clean CNN %", ControlMeasurement.JpegClean),
            new("paper: accuracy %", r => 100 * paper.At(r.Ratio).Accuracy, "0"),
            new("kept %", r => 100 * paper.At(r.Ratio).Accuracy / paper.At(1).Accuracy, OneDigit),
            new("parameters", r => paper.At(r.Ratio).Parameters, "0"));
    }

    private static StudyColumn<Table1Row> Control(string head, string kind) =>
        new(head, r => r.Control(kind, c => c.Accuracy) is { } control ? 100 * control : None, OneDigit);
}
