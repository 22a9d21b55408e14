using Gurobi;

namespace Judba.Solvers.Gurobi.Tests;

/// <summary>What the stand-in answers.</summary>
internal sealed class Script
{
    public int Status { get; init; } = GRB.Status.OPTIMAL;

    public double Bound { get; init; } = double.NegativeInfinity;

    /// <summary>Nodes explored, which Gurobi counts as a number that need not be whole.</summary>
    public double Nodes { get; init; }

    /// <summary>Value of each variable; empty for no point.</summary>
    public double[] Point { get; init; } = [];

    public Action OnStart { get; init; } = () => { };

    public Action OnOptimize { get; init; } = () => { };

    /// <summary>The model that was built.</summary>
    public GRBModel? Model { get; set; }
}
