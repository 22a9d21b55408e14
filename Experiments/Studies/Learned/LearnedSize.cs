namespace Judba.Experiments.Studies.Learned;

/// <summary>How much of the study of the learned allocator is run.</summary>
/// <param name="Name">Its name in the manifest.</param>
/// <param name="Runs">Fleets of each law, size and reading.</param>
/// <param name="TimedFleets">Fleets of each size that are timed.</param>
/// <param name="Batch">Fleets of the timed batch.</param>
/// <param name="Blocks">Blocks of labels of the trainings that compare tasks.</param>
/// <param name="DataBlocks">Blocks of labels of the trainings that compare amounts of data.</param>
/// <param name="Steps">Steps of each training.</param>
internal sealed record LearnedSize(string Name, int Runs, int TimedFleets, int Batch, int Blocks, IReadOnlyList<int> DataBlocks, int Steps)
{
    /// <summary>The study.</summary>
    public static LearnedSize Usual { get; } =
        new("usual", Runs: 1000, TimedFleets: 20, Batch: 10_000, Blocks: 240, DataBlocks: [15, 60, 240, 720], Steps: 1440);

    /// <summary>Its smoke version.</summary>
    public static LearnedSize Quick { get; } = new("quick", Runs: 10, TimedFleets: 3, Batch: 200, Blocks: 4, DataBlocks: [2, 4], Steps: 8);
}
