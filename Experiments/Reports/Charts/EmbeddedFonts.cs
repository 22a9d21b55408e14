using ScottPlot;
using SkiaSharp;

namespace Judba.Experiments.Reports.Charts;

/// <summary>The fonts inside this program: where a system has none, ScottPlot would leave out all text without a word.</summary>
internal sealed class EmbeddedFonts : IFontResolver
{
    /// <summary>The one family.</summary>
    public const string Family = "DejaVu Sans";

    private static readonly Lock Gate = new();

    private static readonly Lazy<SKTypeface> Plain = new(() => Load("DejaVuSans.ttf"));

    private readonly Lazy<SKTypeface> _bold = new(() => Load("DejaVuSans-Bold.ttf"));

    /// <summary>The upright face, for drawing without ScottPlot.</summary>
    public static SKTypeface Regular => Plain.Value;

    /// <summary>Makes ScottPlot write in these fonts.</summary>
    public static void Register()
    {
        lock (Gate)
        {
            if (Fonts.FontResolvers.Exists(r => r is EmbeddedFonts))
                return;
            Fonts.FontResolvers.Insert(0, new EmbeddedFonts());
            Fonts.Default = Family;
        }
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        string.Equals(fontName, Family, StringComparison.Ordinal) ? (bold ? _bold : Plain).Value : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, weight >= FontWeight.SemiBold, italic: false);

    private static SKTypeface Load(string resource)
    {
        using var stream = typeof(EmbeddedFonts).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program lacks its font '{resource}'.");
        return SKTypeface.FromStream(stream);
    }
}
