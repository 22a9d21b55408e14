using System.Text;
using Judba.Models.Files;
using ScottPlot;
using SkiaSharp;

namespace Judba.Experiments.Reports.Charts;

/// <summary>Saves rows of plots as PNG, at twice the size, and as SVG.</summary>
internal static class FigureFile
{
    private const int PixelRatio = 2;

    /// <summary>Writes <c>name.png</c> and <c>name.svg</c>.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="name">Name without its end.</param>
    /// <param name="width">Width of the picture.</param>
    /// <param name="height">Height of the picture.</param>
    /// <param name="fill">Fills the plots, which stand side by side.</param>
    public static void Save(string folder, string name, int width, int height, params ReadOnlySpan<Action<Plot>> fill) =>
        Save(folder, name, width, height, fill.Length, fill);

    /// <summary>The same with the plots in rows of <paramref name="columns"/>.</summary>
    public static void Save(string folder, string name, int width, int height, int columns, ReadOnlySpan<Action<Plot>> fill)
    {
        EmbeddedFonts.Register();
        var figure = new Multiplot();
        figure.AddPlots(fill.Length);
        figure.Layout = new ScottPlot.MultiplotLayouts.Grid((fill.Length + columns - 1) / columns, columns);
        for (var k = 0; k < fill.Length; k++)
            fill[k](figure.GetPlot(k));
        AtomicFile.Write(Path.Combine(folder, name + ".png"), stream =>
        {
            using var surface = SKSurface.Create(new SKImageInfo(width * PixelRatio, height * PixelRatio));
            surface.Canvas.Scale(PixelRatio);
            Draw(surface.Canvas);
            using var image = surface.Snapshot();
            using var data = image.Encode(SKEncodedImageFormat.Png, 100);
            data.SaveTo(stream);
        });
        using var svg = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), svg))
            Draw(canvas);
        // Between the two white grounds lies one that was cleared to nothing, which SVG fills with black: it would show at the edges.
        var text = Encoding.UTF8.GetString(svg.ToArray()).Replace(
            $"\t<rect width=\"{width}\" height=\"{height}\"/>\n", "", StringComparison.Ordinal);
        AtomicFile.Write(Path.Combine(folder, name + ".svg"), Encoding.UTF8.GetBytes(text));

        void Draw(SKCanvas canvas)
        {
            canvas.Clear(SKColors.White);
            figure.Render(canvas, new PixelRect(0, width, height, 0));
        }
    }
}
