using Judba.Models.Files;

namespace Judba.Learning.Data;

/// <summary>A data set: training images, test images, and what to call them in a report.</summary>
/// <param name="Name">Where they are from.</param>
/// <param name="Train">Training images.</param>
/// <param name="Test">Test images, of the same shape and classes.</param>
public sealed record ImageData(string Name, ImageSet Train, ImageSet Test)
{
    /// <summary>The first images of each part; parts that hold fewer stay whole.</summary>
    /// <param name="train">Training images at most.</param>
    /// <param name="test">Test images at most.</param>
    public ImageData First(int train, int test) => this with { Train = First(Train, train), Test = First(Test, test) };

    /// <summary>The data at a path, or the embedded subset where there is none.</summary>
    /// <param name="path">A folder of IDX files, or one with a folder of pictures for each class; null for the embedded subset.</param>
    /// <param name="seed">Seed of the 7:3 split of a picture folder.</param>
    /// <exception cref="InputException">The folder or a file in it is not what it should be.</exception>
    public static ImageData Read(string? path, int seed)
    {
        if (path is null)
            return EmbeddedSubset.Read();
        return IdxFolder.IsOne(path) ? IdxFolder.Read(path) : ImageFolder.Read(path, seed);
    }

    private static ImageSet First(ImageSet set, int count) =>
        count >= set.Count ? set : set.Pick([.. Enumerable.Range(0, count)]);
}
