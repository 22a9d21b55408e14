namespace Judba.Learning.Training;

/// <summary>A training that can be stopped, saved and continued.</summary>
public interface ITraining : IDisposable
{
    /// <summary>Epochs done.</summary>
    IReadOnlyList<EpochRecord> Curve { get; }

    /// <summary>Trains to the end, or until stopped, from wherever this training is.</summary>
    /// <param name="hooks">What else to do meanwhile.</param>
    /// <param name="stop">Ends training after the running step.</param>
    /// <returns>Whether it reached the end.</returns>
    bool Run(TrainingHooks? hooks = null, CancellationToken stop = default);

    /// <summary>Everything that a later <see cref="Restore"/> needs to go on as if nothing had happened.</summary>
    Checkpoint Save();

    /// <summary>Puts this training where <see cref="Save"/> was called.</summary>
    void Restore(Checkpoint checkpoint);
}
