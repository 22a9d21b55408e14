using Judba.Learning.Data;
using Judba.Learning.Training;
using Judba.Torch;
using TorchSharp;

namespace Judba.Learning.Studies;

/// <summary>What all networks of a study share.</summary>
internal sealed record StudyPlan
{
    private const int AutoencoderBatch = 32;
    internal const double AutoencoderRate = 3e-3;
    private const double ImageRate = 2e-3;
    internal const double LatentRate = 3e-3;

    /// <summary>The data.</summary>
    public required ImageData Data { get; init; }

    /// <summary>Epochs of every autoencoder.</summary>
    public required int AutoencoderEpochs { get; init; }

    /// <summary>Epochs of every classifier.</summary>
    public required int ClassifierEpochs { get; init; }

    /// <summary>Where networks are computed.</summary>
    public torch.Device Device { get; init; } = TorchLibrary.Device("cpu");

    /// <summary>Options of an autoencoder with a seed.</summary>
    internal TrainingOptions AutoencoderOptions(long seed) => new()
    {
        Epochs = AutoencoderEpochs,
        Seed = seed,
        BatchSize = AutoencoderBatch,
        LearningRate = AutoencoderRate,
    };

    /// <summary>Options of a classifier on raw images (λ = 1) or latents. Samples are varied, as [Yang21] does.</summary>
    internal TrainingOptions ClassifierOptions(int ratio, long seed) => new()
    {
        Epochs = ClassifierEpochs,
        Seed = seed,
        LearningRate = ratio == 1 ? ImageRate : LatentRate,
        Augment = true,
    };
}
