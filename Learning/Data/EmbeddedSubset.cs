namespace Judba.Learning.Data;

/// <summary>
/// A subset of Fashion-MNIST inside this library, so that everything runs on a fresh machine: the first 400 training and the first 100 test
/// images of each class, made by <c>Learning/Data/Subset/make.cs</c>.
/// </summary>
public static class EmbeddedSubset
{
    /// <summary>Its name in reports.</summary>
    public const string Name = "fashion-mnist subset (embedded)";

    /// <summary>Reads it: 4,000 training and 1,000 test images of 1×32×32.</summary>
    public static ImageData Read() => IdxFolder.Read(Name, name =>
    {
        var resource = name + ".gz";
        return (resource, typeof(EmbeddedSubset).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The library lacks its resource '{resource}'."));
    });
}
