using Judba.Models.Numerics;

namespace Judba.Experiments.Sweeps.Design;

/// <summary>How large a sweep may be: what one folder and one table can hold, and no typing error.</summary>
internal static class SweepLimits
{
    /// <summary>Most fleets: points times instances. Each keeps 4 bytes in memory while the sweep runs.</summary>
    public const int MostFleets = 10_000_000;

    /// <summary>Most solves: fleets times solvers times readings. Each keeps a bit in memory.</summary>
    public const int MostSolves = 1_000_000_000;

    /// <summary>Instances of each point.</summary>
    public static readonly Quantity Instances = new("instances", "1", "fleets of each point", 1, MostFleets, isInteger: true);

    /// <summary>Threads of a solver.</summary>
    public static readonly Quantity Threads = new("threads", "1", "threads that a solver may use", 1, 4096, isInteger: true);

    /// <summary>Values of a grid's field, and points drawn at random.</summary>
    public static readonly Quantity Count = new("count", "1", "values or points", 1, MostFleets, isInteger: true);
}
