using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Text;
using Judba.Learning.Data;
using Judba.Learning.Privacy;
using Judba.Models.Files;
using SkiaSharp;

namespace Judba.Experiments.Studies.Privacy;

/// <summary>Test images, what the device's own decoder makes of their latents, and what the attacker makes of them.</summary>
internal static class PrivacyPicture
{
    private const int Zoom = 3;
    private const int Gap = 6;
    private const int LabelWidth = 330;
    private const int FontSize = 13;

    /// <summary>Writes the pictures of one run for each encoder.</summary>
    public static void Save(string path, IReadOnlyList<InversionMeasurement> runs) => AtomicFile.Write(path, stream => Draw(stream, runs));

    // The originals and the guesses that read no latent once, then own decoder and attacks of each strategy.
    private static void Draw(Stream stream, IReadOnlyList<InversionMeasurement> runs)
    {
        List<(string Label, ImageSet Pictures)> rows = [("original", runs[0].Originals)];
        Add("", runs[0].Attacks.Where(a => a.Attack <= Attack.LabelMeanImage));
        foreach (var run in runs)
        {
            var name = $"{Words.Of(run.Strategy)}: ";
            rows.Add((name + "own decoder", run.Decoded));
            Add(name, run.Attacks.Where(a => a.Attack > Attack.LabelMeanImage));
        }

        void Add(string name, IEnumerable<AttackMeasurement> attacks) =>
            rows.AddRange(attacks.Select(a => (name + PrivacyReport.In(a.Attack), a.Pictures)));

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
                surface.Canvas.DrawImage(picture, SKRect.Create(LabelWidth + k * across, top, across - Gap, down - Gap),
                    new SKSamplingOptions(SKFilterMode.Nearest));
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
