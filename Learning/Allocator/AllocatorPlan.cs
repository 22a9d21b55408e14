using System.Globalization;
using Judba.Learning.Training;
using Judba.Models.Files;
using Judba.Solvers.Learned;
using TorchSharp;

namespace Judba.Learning.Allocator;

/// <summary>One training of the allocator from its labels to its weights.</summary>
internal sealed record AllocatorPlan
{
    /// <summary>File name of the weights.</summary>
    public const string FileName = "allocator.safetensors";

    /// <summary>Largest learning rate that trains it well.</summary>
    public const double Rate = 2e-3;

    /// <summary>Folder of the labels.</summary>
    public required string Labels { get; init; }

    /// <summary>Blocks of labels, of about 4,096 devices each.</summary>
    public required int Blocks { get; init; }

    /// <summary>What the network is told.</summary>
    public AllocatorTasks Tasks { get; init; } = AllocatorTasks.All;

    /// <summary>How to train.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>Where.</summary>
    public required torch.Device Device { get; init; }

    /// <summary>Fleets of each law, size and reading that choose the epoch, and that are held out.</summary>
    public int Validation { get; init; } = 8;

    /// <summary>What makes two trainings the same.</summary>
    public string Identity => string.Create(
        CultureInfo.InvariantCulture,
        $"allocator {AllocatorWeights.Format}, {Blocks} blocks, tasks {Tasks}, {Options.Epochs} epochs, batch {Options.BatchSize}, rate "
            + $"{Options.LearningRate}, patience {Options.Patience}, seed {Options.Seed}");

    /// <summary>Makes the labels that are missing.</summary>
    /// <param name="part">Which part of them, from 0.</param>
    /// <param name="parts">Number of parts.</param>
    /// <param name="threads">Blocks labelled side by side.</param>
    /// <param name="done">Called after each shard with shards done, shards in all, and fleets labelled.</param>
    /// <param name="stop">Ends it; what is done is kept.</param>
    public void Label(int part, int parts, int threads, Action<int, int, long> done, CancellationToken stop) =>
        new LabelFolder(Labels, Options.Seed, Blocks).Create(part, parts, threads, done, stop);

    /// <summary>Reads the labels and prepares the training.</summary>
    /// <exception cref="InputException">A shard is missing, corrupt, or of other labels.</exception>
    public AllocatorRun Start() => new(this, new LabelFolder(Labels, Options.Seed, Blocks).Read());
}
