namespace Judba.Solvers.Abstractions;

/// <summary>What a solver promises when it ends by itself.</summary>
public enum Guarantee
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A feasible point whenever the problem has one.</summary>
    Feasible,

    /// <summary>An optimal point, within the relative gap asked for.</summary>
    Optimal,
}
