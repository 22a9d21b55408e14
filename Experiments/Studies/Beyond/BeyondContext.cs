using Judba.Experiments.Studies.Figures;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>What a study beyond the paper runs with.</summary>
/// <param name="IsQuick">Whether it is a smoke version.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Registry">The solvers.</param>
/// <param name="Progress">Takes a line about how far it is.</param>
/// <param name="Stop">Ends it.</param>
internal sealed record BeyondContext(bool IsQuick, int Seed, SolverRegistry Registry, Action<string> Progress, CancellationToken Stop)
{
    private const int Runs = 300;
    private const int QuickRuns = 20;

    /// <summary>Fleets a point in studies of costs.</summary>
    public int Fleets => IsQuick ? QuickRuns : Runs;

    /// <summary>The schemes of the paper's figures over <see cref="Fleets"/> fleets.</summary>
    public FigureStudy Figures() => new(FigureScheme.From(Registry), Fleets, Seed, Stop);
}
