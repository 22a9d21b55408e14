using System.Runtime.InteropServices;

namespace Judba.Learning.Training;

/// <summary>One epoch of a training, a row of its curve.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Loss">Mean loss over the epoch's batches.</param>
/// <param name="Score">What the training was asked to measure after the epoch, such as the test accuracy; NaN if nothing.</param>
/// <param name="LearningRate">At the end of the epoch.</param>
/// <param name="Seconds">Processor time of the training's thread, without measuring the score.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EpochRecord(int Epoch, double Loss, double Score, double LearningRate, double Seconds);
