using Judba.Learning.Data;
using Judba.Learning.Networks;

namespace Judba.Learning.Studies;

/// <summary>One row of Table I for one seed.</summary>
/// <param name="Ratio">λ; 1 for the baseline on raw images.</param>
/// <param name="Seed">Seed of everything random in it.</param>
/// <param name="Input">Shape of what the classifier sees.</param>
/// <param name="Design">Widths of the classifier.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Accuracy">Its accuracy on the test images, 0…1.</param>
/// <param name="TrainSeconds">Processor time of its training [s], one thread.</param>
/// <param name="TestSeconds">Processor time of classifying all test samples [s], one thread.</param>
/// <param name="UploadBits">Bits sent for one sample, without its label.</param>
/// <param name="ReconstructionError">Mean squared error of decoded test images, pixels in 0…1; 0 for the baseline.</param>
/// <param name="AutoencoderSeconds">Processor time of the autoencoder's training [s]; 0 for the baseline.</param>
internal sealed record CompressionMeasurement(
    int Ratio,
    int Seed,
    ImageShape Input,
    ClassifierDesign Design,
    long Parameters,
    double Accuracy,
    double TrainSeconds,
    double TestSeconds,
    int UploadBits,
    double ReconstructionError,
    double AutoencoderSeconds);
