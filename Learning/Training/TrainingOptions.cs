using Judba.Models.Numerics;

namespace Judba.Learning.Training;

/// <summary>How a network is trained.</summary>
public sealed record TrainingOptions
{
    // RMSprop divides by a mean that starts at 0: its first steps would be ten times too long, and autoencoders died of them.
    private const int WarmSteps = 50;

    private readonly int _epochs = 10;
    private readonly int _batchSize = 64;
    private readonly double _learningRate = 1e-3;
    private readonly int _patience;

    /// <summary>Passes over the data.</summary>
    public int Epochs
    {
        get => _epochs;
        init => _epochs = Guard.InRange(value, 1, 100_000, nameof(Epochs));
    }

    /// <summary>Samples of one step.</summary>
    public int BatchSize
    {
        get => _batchSize;
        init => _batchSize = Guard.InRange(value, 1, 1 << 20, nameof(BatchSize));
    }

    /// <summary>The largest learning rate, which <see cref="Decay"/> lowers.</summary>
    public double LearningRate
    {
        get => _learningRate;
        init => _learningRate = Guard.InRange(value, 1e-8, 1, nameof(LearningRate));
    }

    /// <summary>Whether the learning rate falls along half a cosine to nothing; otherwise it stays.</summary>
    public bool Decay { get; init; } = true;

    /// <summary>
    /// Whether the first steps of a training are short. A round of federated averaging is no beginning: it has fewer steps than a warm-up
    /// takes.
    /// </summary>
    public bool WarmUp { get; init; } = true;

    /// <summary>Whether training samples are varied (<see cref="Augmentation"/>).</summary>
    public bool Augment { get; init; }

    /// <summary>
    /// Training ends after this many epochs without a score below the least before them; 0: never. For scores of which lower is better.
    /// </summary>
    public int Patience
    {
        get => _patience;
        init => _patience = Guard.InRange(value, 0, 100_000, nameof(Patience));
    }

    /// <summary>Seed of the order of the samples, and of their variation.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>
    /// Learning rate of a step: up in a straight line over the first steps, then half a cosine from <see cref="LearningRate"/> to 0, or the
    /// same to the end.
    /// </summary>
    /// <param name="step">Steps done.</param>
    /// <param name="steps">Steps in all.</param>
    public double RateAt(long step, long steps)
    {
        var warm = WarmUp ? Math.Min(1.0, (step + 1.0) / WarmSteps) : 1;
        return LearningRate * warm * (Decay ? 0.5 * (1 + Math.Cos(Math.PI * step / steps)) : 1);
    }
}
