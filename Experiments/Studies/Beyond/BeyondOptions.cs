using Judba.Solvers.Registry;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>What a study beyond the paper runs with.</summary>
/// <param name="IsQuick">Whether it is a smoke version.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Registry">The solvers.</param>
internal sealed record BeyondOptions(bool IsQuick, int Seed, SolverRegistry Registry)
{
    private const int Runs = 300;
    private const int QuickRuns = 20;

    /// <summary>Fleets a point in studies of costs.</summary>
    public int Fleets => IsQuick ? QuickRuns : Runs;

    /// <summary>The options for a manifest.</summary>
    public IReadOnlyList<(string Name, object Value)> Configuration => [("quick", IsQuick), ("seed", Seed), ("fleets", Fleets)];
}
