namespace Judba.Learning.Training;

/// <summary>What is done beside training: nothing, unless it is set.</summary>
public sealed record TrainingHooks
{
    /// <summary>No hooks.</summary>
    public static TrainingHooks None { get; } = new();

    /// <summary>Called after every step.</summary>
    public Action<TrainingProgress>? Progress { get; init; }

    /// <summary>Measured after every epoch, in evaluation mode; its time is not counted.</summary>
    public Func<double>? Score { get; init; }

    /// <summary>Called after every epoch.</summary>
    public Action<EpochRecord>? EpochEnd { get; init; }
}
