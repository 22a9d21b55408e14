using TorchSharp;

namespace Judba.Learning;

/// <summary>What all networks of a study share.</summary>
public sealed record StudyPlan
{
    /// <summary>The data.</summary>
    public required ImageData Data { get; init; }

    /// <summary>Epochs of every autoencoder.</summary>
    public required int AutoencoderEpochs { get; init; }

    /// <summary>Epochs of every classifier.</summary>
    public required int ClassifierEpochs { get; init; }

    /// <summary>Where networks are computed.</summary>
    public torch.Device Device { get; init; } = torch.CPU;

    /// <summary>Options of an autoencoder with a seed.</summary>
    internal TrainingOptions AutoencoderOptions(long seed) => new() { Epochs = AutoencoderEpochs, Seed = seed };

    /// <summary>Options of a classifier with a seed.</summary>
    internal TrainingOptions ClassifierOptions(long seed) => new() { Epochs = ClassifierEpochs, Seed = seed, Augment = true };
}
