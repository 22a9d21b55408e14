using Judba.Learning.Allocator;
using Judba.Models.Problems;

namespace Judba.Experiments.Studies.Learned;

/// <summary>All that the study of the learned allocator measured.</summary>
/// <param name="Excesses">Excesses by case and reading.</param>
/// <param name="Times">Seconds for one fleet.</param>
/// <param name="Batch">Seconds for a batch.</param>
/// <param name="BatchFleets">Fleets of the batch.</param>
/// <param name="Warm">Warm starts of <c>exact</c>.</param>
/// <param name="Tasks">Trainings told different things.</param>
/// <param name="Data">Trainings on different amounts of labels.</param>
internal sealed record LearnedResults(
    IReadOnlyList<LearnedExcesses> Excesses,
    IReadOnlyList<(string Solver, int Devices, Reading Reading, double Seconds)> Times,
    IReadOnlyList<(string How, Reading Reading, double Seconds)> Batch,
    int BatchFleets,
    IReadOnlyList<LearnedWarmStart> Warm,
    IReadOnlyList<AllocatorMeasurement> Tasks,
    IReadOnlyList<AllocatorMeasurement> Data);
