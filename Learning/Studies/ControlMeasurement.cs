namespace Judba.Learning.Studies;

/// <summary>What another way of compressing reaches with as many bytes.</summary>
/// <param name="Kind">Which way: <see cref="Jpeg"/>, <see cref="JpegClean"/> or <see cref="Pca"/>.</param>
/// <param name="Ratio">λ whose bytes it may use.</param>
/// <param name="Seed">Seed of the classifier.</param>
/// <param name="Accuracy">Accuracy on the test images, 0…1; NaN where the way cannot be so small.</param>
/// <param name="Bytes">Mean bytes used for one sample; NaN where the way cannot be so small.</param>
/// <param name="ReconstructionError">Mean squared error of decoded test images, pixels in 0…1; NaN where the way cannot be so
/// small.</param>
internal sealed record ControlMeasurement(string Kind, int Ratio, int Seed, double Accuracy, double Bytes, double ReconstructionError)
{
    /// <summary>JPEG, decoded, then the baseline classifier trained on images that were coded alike.</summary>
    public const string Jpeg = "jpeg";

    /// <summary>JPEG, decoded, then the baseline classifier as trained on clean images: worse off than what it is compared with.</summary>
    public const string JpegClean = "jpeg-clean";

    /// <summary>Principal components, then a classifier of the same design as the autoencoder's.</summary>
    public const string Pca = "pca";
}
