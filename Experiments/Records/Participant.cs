using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Records;

/// <summary>A solver as records know it: without the solver itself.</summary>
/// <param name="Specification">As on the command line, its options included: <c>price:deadlines=64</c>.</param>
/// <param name="Name">Its name without options.</param>
/// <param name="Version">Version of its strategy.</param>
/// <param name="KeepsOwnBandwidth">Whether it keeps a bandwidth rule of its own in both readings.</param>
internal sealed record Participant(string Specification, string Name, string Version, bool KeepsOwnBandwidth)
{
    /// <summary>The name of its row in tables and charts. A dagger marks a bandwidth rule of its own.</summary>
    public string Label => KeepsOwnBandwidth ? Specification + "†" : Specification;

    /// <summary>A solver under its specification.</summary>
    public static Participant Of(string specification, SolverInfo info) =>
        new(specification, info.Name, info.Version, info.KeepsOwnBandwidth);
}
