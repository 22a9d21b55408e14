using System.Globalization;
using Judba.Experiments.Statistics;
using Judba.Experiments.Studies.Table1;
using Judba.Experiments.Tests.Support;
using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Studies;
using SkiaSharp;

namespace Judba.Experiments.Tests.Studies;

/// <summary>
/// What is published of Table I comes from one run, whose data files lie in docs/table1: the figure, the table and the verdicts are made of
/// them.
/// </summary>
public sealed class Table1RecordTests
{
    private static readonly Table1Result Record = new(Rows(), Controls());

    [Fact]
    public void Figure_InTheDocs_IsDrawnFromTheRecord()
    {
        using var folder = new TemporaryFolder();
        Table1Chart.Save(Record, folder.Folder);
        using SKBitmap drawn = SKBitmap.Decode(folder.Path("table1.png")), published = SKBitmap.Decode(Path("docs", "table1.png"));

        Assert.Equal((drawn.Width, drawn.Height), (published.Width, published.Height));
        // Another processor may round an edge of a letter otherwise.
        var apart = drawn.Pixels.Zip(published.Pixels).Count(p => Math.Abs(p.First.Red - p.Second.Red) > 30);
        Assert.InRange(apart, 0, drawn.Pixels.Length / 1000);
    }

    [Fact]
    public void Page_Table_ShowsTheRecord()
    {
        var page = Read("docs", "learning.md");
        Assert.All(Record.Rows, row =>
        {
            var line = page.Split('\n').First(l => l.StartsWith($"| {row.Ratio} | {row.Any.Input.Channels}×", StringComparison.Ordinal));
            Assert.Contains(Text(row.Accuracy), line, StringComparison.Ordinal);
            Assert.All(
                new[] { ControlMeasurement.Pca, ControlMeasurement.Jpeg, ControlMeasurement.JpegClean }
                    .Select(kind => row.Control(kind, c => c.Accuracy)).OfType<Estimate>(),
                control => Assert.Contains(Text(control), line, StringComparison.Ordinal));
        });

        static string Text(Estimate accuracy) => $"| {(100 * accuracy).ToString("0.0", CultureInfo.InvariantCulture)} |";
    }

    [Fact]
    public void Page_Verdicts_AreThoseOfTheRecord()
    {
        var page = Read("docs", "learning.md");
        Assert.All(Record.Claims(), c =>
            Assert.Contains($"| {c.Text} | {c.JudgementWords} | {c.Evidence} |", page, StringComparison.Ordinal));
    }

    // One part of the run again: other processors round otherwise, so the last digits may differ.
    [NightlyFact]
    [Trait("Category", "Nightly")]
    public void Command_OneRowAgain_ComesNearTheRecord()
    {
        var plan = Table1Size.Quick.Plan(EmbeddedSubset.Read(), TorchSharp.torch.CPU);
        var (row, controls) = CompressionStudy.Measure(plan, 32, seed: 1);

        Assert.Equal(Rows().Single(r => (r.Ratio, r.Seed) == (32, 1)).Accuracy, row.Accuracy, 0.02);
        Assert.All(controls, c =>
            Assert.Equal(Controls().Single(r => (r.Kind, r.Ratio, r.Seed) == (c.Kind, 32, 1)).Accuracy, c.Accuracy, 0.02));
    }

    private static List<CompressionMeasurement> Rows() => Table("table1.csv").ConvertAll(r => new CompressionMeasurement(
        Whole(r["ratio"]), Whole(r["seed"]), Shape(r["input"]), Design(r["design"]), Whole(r["parameters"]), Number(r["accuracy"]),
        Number(r["trainSeconds"]), Number(r["testSeconds"]), Whole(r["uploadBits"]), Number(r["squaredError"]),
        Number(r["autoencoderSeconds"])));

    private static List<ControlMeasurement> Controls() => Table("controls.csv").ConvertAll(r => new ControlMeasurement(
        r["kind"], Whole(r["ratio"]), Whole(r["seed"]), Number(r["accuracy"]), Number(r["bytes"]), Number(r["squaredError"])));

    private static List<Dictionary<string, string>> Table(string name)
    {
        var lines = File.ReadAllLines(Path("docs", "table1", name));
        var heads = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => heads.Zip(l.Split(',')).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }

    private static ImageShape Shape(string text) => text.Split('×').Select(Whole).ToArray() is [var c, var h, var w]
        ? new(c, h, w)
        : throw new FormatException(text);

    private static ClassifierDesign Design(string text) => text.Split('-').Select(Whole).ToArray() is [var first, var second, var hidden]
        ? new(first, second, hidden)
        : throw new FormatException(text);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    // A control that cannot be so small has none.
    private static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    private static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([JudbaProgram.RepositoryFolder, .. parts]);

    private static string Read(params ReadOnlySpan<string> parts) => File.ReadAllText(Path(parts));
}
