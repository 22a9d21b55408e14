using Judba.Learning.Training;

namespace Judba.Experiments.Studies.Training;

/// <summary>Where a training leaves its files, and who looks at it.</summary>
/// <param name="Folder">Folder for weights, curve and checkpoint.</param>
/// <param name="Start">When the command began.</param>
/// <param name="Resumes">Whether the training goes on from the checkpoint in the folder.</param>
/// <param name="Progress">Takes lines about how far it is.</param>
/// <param name="Stop">Ends it; a checkpoint is left.</param>
internal sealed record TrainingPlace(string Folder, DateTimeOffset Start, bool Resumes, Action<string> Progress, CancellationToken Stop)
{
    /// <summary>
    /// Runs the training while somebody watches its steps: it is given what trains, which takes what is told of each step.
    /// </summary>
    public Func<Func<Action<TrainingProgress>, bool>, bool> Watched { get; init; } = train => train(_ => { });
}
