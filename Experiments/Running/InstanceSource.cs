using Judba.Models.Problems;

namespace Judba.Experiments.Running;

/// <summary>One instance of a comparison, made when its turn comes: a large series need not fit into memory at once.</summary>
/// <param name="DeviceCount">M.</param>
/// <param name="Load">Reads or draws the problem.</param>
internal sealed record InstanceSource(int DeviceCount, Func<Problem> Load);
