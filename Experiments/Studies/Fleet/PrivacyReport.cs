using Judba.Experiments.Records;
using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Learning.Data;
using Judba.Learning.Privacy;
using Judba.Models.Files;
using SkiaSharp;

namespace Judba.Experiments.Studies.Fleet;

/// <summary>What the inversion attack recovers, in numbers and in pictures.</summary>
internal static class PrivacyReport
{
    // The attack fails where its pictures are nearer to grey than to what the device's own decoder makes.
    private const double FailedShare = 0.5;

    private const int Zoom = 3;
    private const int Gap = 6;
    private const int LabelWidth = 230;
    private const int FontSize = 13;

    /// <summary>Writes the table and the verdict.</summary>
    public static void Write(TextWriter output, IReadOnlyList<InversionMeasurement> runs)
    {
        TextTable.Write(output,
        [
            ["encoder", "attack SSIM", "attack PSNR dB", "own decoder SSIM", "own decoder PSNR dB"],
            .. runs.GroupBy(Name, StringComparer.Ordinal).Select(g => (string[])
                [g.Key, Text(g, r => r.AttackSsim, 3), Text(g, r => r.AttackPsnr, 1), Text(g, r => r.LegitimateSsim, 3), Text(g, r => r.LegitimatePsnr, 1)]),
        ]);
        output.WriteLine();
        output.WriteLine("Means over seeds ± half of the 95 % band. Attacker: latents overheard, public images, no decoder. SSIM 1 is the original.");
        output.WriteLine();
        TextTable.Write(output,
        [
            ["claim", "verdict", "evidence"],
            .. runs.GroupBy(Name, StringComparer.Ordinal).Select(g =>
            {
                double attack = g.Average(r => r.AttackSsim), own = g.Average(r => r.LegitimateSsim);
                return (string[])
                [
                    $"without the decoder, images cannot be recovered: {g.Key}", attack < FailedShare * own ? "holds" : "does not hold",
                    $"SSIM {attack:0.000} against {own:0.000} with it",
                ];
            }),
        ]);
    }

    /// <summary>Writes <c>privacy.csv</c> and <c>privacy.png</c>, the pictures of the first seed.</summary>
    public static void Save(string folder, IReadOnlyList<InversionMeasurement> runs)
    {
        AtomicFile.Write(Path.Combine(folder, "privacy.csv"), Csv.Bytes(
            ["encoder", "seed", "attackSsim", "attackPsnr", "ownSsim", "ownPsnr"],
            runs.Select(r => (object?[])[Name(r), r.Seed, r.AttackSsim, r.AttackPsnr, r.LegitimateSsim, r.LegitimatePsnr])));
        AtomicFile.Write(Path.Combine(folder, "privacy.png"), stream => Draw(stream, [.. runs.DistinctBy(Name, StringComparer.Ordinal)]));
    }

    private static string Name(InversionMeasurement run) => run.IsKnown ? "known encoder" : Words.Of(run.Strategy);

    private static string Text(IEnumerable<InversionMeasurement> runs, Func<InversionMeasurement, double> value, int digits)
    {
        var estimate = Estimate.Of([.. runs.Select(value)]);
        var mean = estimate.Mean.ToString($"F{digits}");
        return double.IsFinite(estimate.Band) ? $"{mean} ± {estimate.Band.ToString($"F{digits}")}" : mean;
    }

    // One row for the originals, then two for each encoder.
    private static void Draw(Stream stream, List<InversionMeasurement> runs)
    {
        List<(string Label, ImageSet Pictures)> rows = [("original", runs[0].Pictures[0])];
        foreach (var run in runs)
        {
            rows.Add(($"{Name(run)}: own decoder", run.Pictures[1]));
            rows.Add(($"{Name(run)}: attacker", run.Pictures[2]));
        }

        var shape = rows[0].Pictures.Shape;
        int across = shape.Width * Zoom + Gap, down = shape.Height * Zoom + Gap;
        using var surface = SKSurface.Create(new SKImageInfo(LabelWidth + rows[0].Pictures.Count * across, rows.Count * down + Gap));
        using var font = new SKFont(EmbeddedFonts.Regular, FontSize);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        surface.Canvas.Clear(SKColors.White);
        for (var row = 0; row < rows.Count; row++)
        {
            var top = Gap + row * down;
            surface.Canvas.DrawText(rows[row].Label, Gap, top + down / 2f, font, ink);
            for (var k = 0; k < rows[row].Pictures.Count; k++)
            {
                using var picture = Picture(rows[row].Pictures.Image(k), shape);
                surface.Canvas.DrawImage(picture, SKRect.Create(LabelWidth + k * across, top, across - Gap, down - Gap), new SKSamplingOptions(SKFilterMode.Nearest));
            }
        }

        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        data.SaveTo(stream);
    }

    private static SKImage Picture(ReadOnlySpan<byte> planes, ImageShape shape)
    {
        var area = shape.Height * shape.Width;
        var pixels = new byte[4 * area];
        for (var i = 0; i < area; i++)
        {
            for (var channel = 0; channel < 3; channel++)
                pixels[4 * i + channel] = planes[Math.Min(channel, shape.Channels - 1) * area + i];
            pixels[4 * i + 3] = byte.MaxValue;
        }

        return SKImage.FromPixelCopy(new SKImageInfo(shape.Width, shape.Height, SKColorType.Rgba8888, SKAlphaType.Opaque), pixels);
    }
}
