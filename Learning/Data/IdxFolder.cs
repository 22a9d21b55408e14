using System.Collections.Immutable;
using Judba.Models.Files;

namespace Judba.Learning.Data;

/// <summary>A folder of IDX files: MNIST, Fashion-MNIST and their kin.</summary>
/// <remarks>
/// Names are those of the original archives, <c>train-images-idx3-ubyte</c>, or Kaggle's, <c>train-images.idx3-ubyte</c>.
/// </remarks>
public static class IdxFolder
{
    private const string TrainImages = "train-images-idx3-ubyte";
    private const string TrainLabels = "train-labels-idx1-ubyte";
    private const string TestImages = "t10k-images-idx3-ubyte";
    private const string TestLabels = "t10k-labels-idx1-ubyte";

    // Sides are padded to a multiple of this, which the strides of the networks divide.
    private const int SideMultiple = 16;

    // A label is a byte.
    private const int MostClasses = 256;

    private static readonly ImmutableArray<string> FashionClasses =
        ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>Whether a folder holds the training images of such a set.</summary>
    public static bool IsOne(string folder) => Find(folder, TrainImages) is not null;

    /// <summary>Reads the four files, plain or gzip, and pads the sides to a multiple of 16: 28×28 becomes 32×32.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">A file is missing, corrupt, or does not fit the others.</exception>
    public static ImageData Read(string folder) => Read(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), name =>
    {
        var path = Find(folder, name)
            ?? throw new InputException(
                $"{folder}: the file '{name}' is missing; allowed: a folder with {TrainImages}, {TrainLabels}, {TestImages}, "
                + $"{TestLabels}, or a dot for the hyphen before 'idx', plain or with .gz.");
        try
        {
            return (path, File.OpenRead(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read ({e.Message.TrimEnd('.')}); allowed: a readable file.", e);
        }
    });

    /// <summary>Reads the four files from wherever they are.</summary>
    internal static ImageData Read(string name, Func<string, (string Path, Stream Content)> open)
    {
        var train = ReadPart(open(TrainImages), open(TrainLabels));
        var test = ReadPart(open(TestImages), open(TestLabels));
        if (test.Shape != train.Shape)
            throw new InputException($"{name}: test images are {test.Shape} and training images {train.Shape}; allowed: one shape.");
        var classes = Names(name, Math.Max(train.Labels.ToArray().Max(), test.Labels.ToArray().Max()) + 1);
        return new(name, Finish(train, classes), Finish(test, classes));
    }

    /// <summary>Writes the four files, gzip-compressed.</summary>
    public static void Write(string folder, ImageData data)
    {
        Directory.CreateDirectory(folder);
        foreach (var (set, images, labels) in new[] { (data.Train, TrainImages, TrainLabels), (data.Test, TestImages, TestLabels) })
        {
            int[] lengths = [set.Count, set.Shape.Height, set.Shape.Width];
            AtomicFile.Write(Path.Combine(folder, images + ".gz"), stream => IdxFile.Write(stream, lengths, set.Pixels));
            AtomicFile.Write(Path.Combine(folder, labels + ".gz"), stream => IdxFile.Write(stream, [set.Count], set.Labels));
        }
    }

    // Under the original name or Kaggle's, plain or compressed.
    private static string? Find(string folder, string name)
    {
        var kaggles = name.Replace("-idx", ".idx", StringComparison.Ordinal);
        return Array.Find(
            [.. ((string[])[name, name + ".gz", kaggles, kaggles + ".gz"]).Select(n => Path.Combine(folder, n))], File.Exists);
    }

    private static ImageSet ReadPart((string Path, Stream Content) images, (string Path, Stream Content) labels)
    {
        var (size, pixels) = IdxFile.Read(images.Path, images.Content, 3);
        var (count, classes) = IdxFile.Read(labels.Path, labels.Content, 1);
        if (size[0] != count[0])
            throw new InputException(
                $"{labels.Path}: has {count[0]} labels for the {size[0]} images of {images.Path}; allowed: one for each.");
        var (height, width) = (RoundUp(size[1]), RoundUp(size[2]));
        if ((long)size[0] * height * width > Array.MaxLength)
            throw new InputException(
                $"{images.Path}: holds {size[0]} images of {size[1]}×{size[2]}; allowed: as many as fit, padded, into {Array.MaxLength} "
                + "bytes.");
        return new(pixels, new(1, size[1], size[2]), classes, [.. Enumerable.Repeat("", MostClasses)]);
    }

    private static ImmutableArray<string> Names(string folder, int count) =>
        folder.Contains("fashion", StringComparison.OrdinalIgnoreCase) && count == FashionClasses.Length
            ? FashionClasses
            : [.. Enumerable.Range(0, count).Select(k => $"{k}")];

    private static ImageSet Finish(ImageSet set, ImmutableArray<string> classes) =>
        new ImageSet(
            set.Pixels.ToArray(), set.Shape, set.Labels.ToArray(), classes).Pad(RoundUp(set.Shape.Height), RoundUp(set.Shape.Width));

    private static int RoundUp(int side) => (side + SideMultiple - 1) / SideMultiple * SideMultiple;
}
