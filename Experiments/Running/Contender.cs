using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Running;

/// <summary>A solver in a comparison.</summary>
/// <param name="Specification">As on the command line, its options included: <c>price:deadlines=64</c>.</param>
/// <param name="Solver">The solver.</param>
internal sealed record Contender(string Specification, ISolver Solver)
{
    /// <summary>Its row's name in tables and charts; a dagger marks a bandwidth of its own.</summary>
    public string Label => Solver.Info.KeepsOwnBandwidth ? Specification + "†" : Specification;
}
