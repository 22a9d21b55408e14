using Judba.Experiments.Records;
using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Running;

/// <summary>A solver in a comparison.</summary>
/// <param name="Specification">As on the command line, its options included: <c>price:deadlines=64</c>.</param>
/// <param name="Solver">The solver.</param>
internal sealed record Contender(string Specification, ISolver Solver)
{
    /// <summary>What records say of it.</summary>
    public Participant Participant { get; } = Participant.Of(Specification, Solver.Info);

    /// <summary>The name of its row in tables and charts. A dagger marks a bandwidth rule of its own.</summary>
    public string Label => Participant.Label;
}
