using System.Collections.Immutable;
using Judba.Models.Files;
using SkiaSharp;

namespace Judba.Learning.Data;

/// <summary>Pictures in one folder for each class, the layout of ImageNet: <c>root/class/*.jpg</c>, <c>.jpeg</c> or <c>.png</c>.</summary>
/// <remarks>
/// [Yang21] V.A: resized to 256×256×3, split 7:3 into training and test. A picture is turned as its EXIF orientation says, as viewers show
/// it. Transparent parts are drawn on black; grey pictures get three equal channels.
/// </remarks>
public static class ImageFolder
{
    /// <summary>[Yang21]'s side length.</summary>
    public const int DefaultSide = 256;

    private const int Channels = 3;
    private const int MostClasses = 256;
    private const double TrainFraction = 0.7;

    /// <summary>Reads every picture below <paramref name="root"/>.</summary>
    /// <param name="root">Folder with a folder for each class.</param>
    /// <param name="seed">Seed of the split, made class by class.</param>
    /// <param name="side">Side length that pictures are resized to.</param>
    /// <exception cref="InputException">There is no such folder, it has fewer than two classes, or a picture cannot be decoded.</exception>
    public static ImageData Read(string root, int seed, int side = DefaultSide)
    {
        if (!Directory.Exists(root))
            throw new InputException(
                $"{root}: is no folder; allowed: a folder of IDX files, or one with a folder of pictures for each class.");
        var folders = Directory.GetDirectories(root).Order(StringComparer.Ordinal).Select(f => (Path: f, Pictures: Pictures(f))).ToList();
        if (folders.Count is < 2 or > MostClasses)
            throw new InputException(
                $"{root}: has {folders.Count} folders; allowed: a folder of IDX files, or 2 to {MostClasses} folders of pictures, one for "
                + "each class.");
        if (folders.Find(f => f.Pictures.Length < 2) is { Path: not null } poor)
            throw new InputException($"{poor.Path}: has {poor.Pictures.Length} pictures; allowed: 2 or more, .jpg, .jpeg or .png.");

        ImmutableArray<string> classes = [.. folders.Select(f => Path.GetFileName(f.Path))];
        List<(string Path, byte Label)> train = [], test = [];
        var random = new Random(seed);
        for (var k = 0; k < folders.Count; k++)
        {
            var pictures = folders[k].Pictures;
            random.Shuffle(pictures);
            var cut = Math.Clamp((int)Math.Round(TrainFraction * pictures.Length), 1, pictures.Length - 1);
            train.AddRange(pictures[..cut].Select(p => (p, (byte)k)));
            test.AddRange(pictures[cut..].Select(p => (p, (byte)k)));
        }

        return new(Path.GetFileName(Path.TrimEndingDirectorySeparator(root)), Load(train, side, classes), Load(test, side, classes));
    }

    private static string[] Pictures(string folder) =>
        [.. Directory.GetFiles(folder)
            .Where(f => Path.GetExtension(f).ToUpperInvariant() is ".JPG" or ".JPEG" or ".PNG")
            .Order(StringComparer.Ordinal)];

    private static ImageSet Load(List<(string Path, byte Label)> files, int side, ImmutableArray<string> classes)
    {
        var shape = new ImageShape(Channels, side, side);
        if ((long)files.Count * shape.Values > Array.MaxLength)
        {
            var most = Array.MaxLength / shape.Values;
            throw new InputException(
                $"{Path.GetDirectoryName(Path.GetDirectoryName(files[0].Path))}: has {files.Count} pictures for one set; allowed: at most "
                + $"{most} of {side}×{side}.");
        }

        var pixels = new byte[files.Count * shape.Values];
        for (var k = 0; k < files.Count; k++)
            Decode(files[k].Path, side, pixels.AsSpan(k * shape.Values, shape.Values));
        return new(pixels, shape, [.. files.Select(f => f.Label)], classes);
    }

    private static (SKBitmap Picture, SKEncodedOrigin Origin) Decode(string path)
    {
        using var codec = SKCodec.Create(path)
            ?? throw new InputException($"{path}: cannot be decoded; allowed: a picture in JPEG or PNG.");
        var info = codec.Info.WithColorSpace(null).WithAlphaType(
            codec.Info.AlphaType == SKAlphaType.Unpremul ? SKAlphaType.Premul : codec.Info.AlphaType);
        var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(info))
        {
            bitmap.Dispose();
            throw new InputException($"{path}: has {info.Width}×{info.Height} pixels; allowed: as many as fit into memory.");
        }

        // A picture that breaks off would otherwise be grey from there on.
        if (codec.GetPixels(info, bitmap.GetPixels()) is not SKCodecResult.Success and var result)
        {
            bitmap.Dispose();
            throw new InputException($"{path}: is corrupt or broken off ({result}); allowed: a picture in JPEG or PNG.");
        }

        return (bitmap, codec.EncodedOrigin);
    }

    private static void Decode(string path, int side, Span<byte> planes)
    {
        var (picture, origin) = Decode(path);
        using var decoded = picture;
        using var resized = decoded.Resize(
            new SKImageInfo(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque), new SKSamplingOptions(SKCubicResampler.Mitchell))
            ?? throw new InputException(
                $"{path}: cannot be resized from {decoded.Width}×{decoded.Height} to {side}×{side}; allowed: a picture of any size.");
        var rgba = resized.GetPixelSpan();
        for (var i = 0; i < side * side; i++)
        {
            var (y, x) = Math.DivRem(i, side);
            var from = Stored(origin, x, y, side - 1);
            for (var channel = 0; channel < Channels; channel++)
                planes[channel * side * side + i] = rgba[4 * (from.Y * side + from.X) + channel];
        }
    }

    // Where the pixel that is shown at (x, y) is stored. The picture is a square by now, which turning leaves one.
    private static (int X, int Y) Stored(SKEncodedOrigin origin, int x, int y, int last) => origin switch
    {
        SKEncodedOrigin.TopRight => (last - x, y),
        SKEncodedOrigin.BottomRight => (last - x, last - y),
        SKEncodedOrigin.BottomLeft => (x, last - y),
        SKEncodedOrigin.LeftTop => (y, x),
        SKEncodedOrigin.RightTop => (y, last - x),
        SKEncodedOrigin.RightBottom => (last - y, last - x),
        SKEncodedOrigin.LeftBottom => (last - y, x),
        _ => (x, y),
    };
}
