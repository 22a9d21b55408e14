using System.Runtime.InteropServices;

namespace Judba.Learning.Training;

/// <summary>How far a training is.</summary>
/// <param name="Steps">Steps done.</param>
/// <param name="TotalSteps">Steps in all.</param>
/// <param name="Epoch">The running epoch, from 1.</param>
/// <param name="Loss">Mean loss of the epoch so far.</param>
/// <param name="Samples">Samples seen since this run began.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TrainingProgress(long Steps, long TotalSteps, int Epoch, double Loss, long Samples);
