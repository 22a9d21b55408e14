using Judba.Learning.Data;
using Judba.Models.Numerics;
using SkiaSharp;

namespace Judba.Learning.Controls;

/// <summary>JPEG with as many bytes as a latent has: what an off-the-shelf coder would leave of the images.</summary>
/// <remarks>
/// Only the entropy-coded part is counted, as if both sides kept the tables and headers, some 300 bytes, which is in JPEG's favour. Images
/// may be made smaller before coding: at tens of bytes that is how JPEG does best. Scale and quality are chosen on training images: the
/// smallest squared error among those whose mean size fits.
/// </remarks>
internal sealed class JpegControl
{
    private const int ChoiceImages = 300;
    private const byte Marker = 0xFF, StartOfScan = 0xDA;
    private const int EndMarkerBytes = 2;

    private static readonly int[] Shrinks = [1, 2, 4, 8];
    private static readonly int[] Qualities = [1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90];

    private JpegControl(int shrink, int quality, double meanBytes) => (Shrink, Quality, MeanBytes) = (shrink, quality, meanBytes);

    /// <summary>Factor by which sides shrink before coding.</summary>
    public int Shrink { get; }

    /// <summary>JPEG's quality, 1…100.</summary>
    public int Quality { get; }

    /// <summary>Mean bytes of the training images that it was chosen on.</summary>
    public double MeanBytes { get; }

    /// <summary>The best scale and quality within a number of bytes; null where even the smallest picture needs more.</summary>
    /// <param name="train">Training images, of 1 or 3 channels.</param>
    /// <param name="bytes">Mean bytes allowed.</param>
    public static JpegControl? Choose(ImageSet train, double bytes)
    {
        Guard.NotNull(train);
        JpegControl? best = null;
        var bestError = double.PositiveInfinity;
        var sample = train.Pick([.. Enumerable.Range(0, Math.Min(ChoiceImages, train.Count))]);
        foreach (var shrink in Shrinks)
        {
            foreach (var quality in Qualities)
            {
                var (decoded, size) = Code(sample, shrink, quality);
                if (size > bytes)
                    break;
                var error = SquaredError(sample.Pixels, decoded.Pixels);
                if (error < bestError)
                    (best, bestError) = (new(shrink, quality, size), error);
            }
        }

        return best;
    }

    /// <summary>Images after coding and decoding.</summary>
    public ImageSet Apply(ImageSet images) => Code(images, Shrink, Quality).Images;

    private static (ImageSet Images, double MeanBytes) Code(ImageSet images, int shrink, int quality)
    {
        var shape = images.Shape;
        var type = shape.Channels == 1 ? SKColorType.Gray8 : SKColorType.Rgba8888;
        var full = new SKImageInfo(shape.Width, shape.Height, type, SKAlphaType.Opaque);
        var small = full.WithSize(Math.Max(1, shape.Width / shrink), Math.Max(1, shape.Height / shrink));
        var linear = new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
        var pixels = new byte[images.Pixels.Length];
        long bytes = 0;
        using var picture = new SKBitmap(full);
        using var shrunken = new SKBitmap(small);
        for (var k = 0; k < images.Count; k++)
        {
            Interleave(images.Image(k), shape, picture);
            picture.ScalePixels(shrunken, linear);
            using var pixmap = shrunken.PeekPixels() ?? throw new InvalidOperationException("The picture has no pixels.");
            using var coded = pixmap.Encode(new SKJpegEncoderOptions(quality))
                ?? throw new InvalidOperationException("The picture cannot be coded.");
            bytes += ScanBytes(coded.AsSpan());
            using var decoded = SKBitmap.Decode(coded, small)
                ?? throw new InvalidOperationException("A picture just coded cannot be decoded.");
            decoded.ScalePixels(picture, linear);
            Plane(picture, shape, pixels.AsSpan(k * shape.Values, shape.Values));
        }

        return (new(pixels, shape, images.Labels.ToArray(), images.Classes), (double)bytes / images.Count);
    }

    // From behind the scan's header to before the end marker.
    private static int ScanBytes(ReadOnlySpan<byte> jpeg)
    {
        var at = 2;
        while (jpeg[at] == Marker && jpeg[at + 1] != StartOfScan)
            at += 2 + (jpeg[at + 2] << 8 | jpeg[at + 3]);
        return jpeg.Length - (at + 2 + (jpeg[at + 2] << 8 | jpeg[at + 3])) - EndMarkerBytes;
    }

    private static void Interleave(ReadOnlySpan<byte> planes, ImageShape shape, SKBitmap bitmap)
    {
        var target = bitmap.GetPixelSpan();
        var area = shape.Height * shape.Width;
        if (shape.Channels == 1)
        {
            planes.CopyTo(target);
            return;
        }

        for (var i = 0; i < area; i++)
        {
            for (var channel = 0; channel < shape.Channels; channel++)
                target[4 * i + channel] = planes[channel * area + i];
            target[4 * i + 3] = byte.MaxValue;
        }
    }

    private static void Plane(SKBitmap bitmap, ImageShape shape, Span<byte> planes)
    {
        var source = bitmap.GetPixelSpan();
        var area = shape.Height * shape.Width;
        if (shape.Channels == 1)
        {
            source[..area].CopyTo(planes);
            return;
        }

        for (var i = 0; i < area; i++)
        {
            for (var channel = 0; channel < shape.Channels; channel++)
                planes[channel * area + i] = source[4 * i + channel];
        }
    }

    private static double SquaredError(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (double)(a[i] - b[i]);
        return sum;
    }
}
