using Judba.Models.Files;

namespace Judba.Experiments.Running;

/// <summary>One instance of a comparison, made when its turn comes: a large series need not fit into memory at once.</summary>
/// <param name="DeviceCount">M.</param>
/// <param name="Load">Reads or draws the instance.</param>
internal sealed record InstanceSource(int DeviceCount, Func<LoadedInstance> Load)
{
    /// <summary>Its name in records where another instance of the run has the same; null for the problem's own.</summary>
    public string? Name { get; init; }
}
