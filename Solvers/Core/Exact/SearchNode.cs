using Judba.Models.Problems;
using Judba.Solvers.Dual;

namespace Judba.Solvers.Exact;

/// <summary>A part of T × {0,1}^M that is still open: an interval of deadlines and the decisions that lead here.</summary>
internal sealed class SearchNode
{
    /// <summary>Deadlines, counted from the earliest start; To is +∞ only in <see cref="Reading.MinCost"/> with A = 0.</summary>
    public required double From { get; init; }

    public required double To { get; init; }

    /// <summary>Decisions on devices.</summary>
    public CountDecision? Path { get; init; }

    /// <summary>How often the interval was halved since devices were divided last.</summary>
    public int Halvings { get; init; }

    /// <summary>The best multipliers known, a true bound at them, and the deadline where that bound is attained.</summary>
    public Multipliers Multipliers { get; set; }

    public double Bound { get; set; } = double.NegativeInfinity;

    public double Tightest { get; set; }

    /// <summary>What a shorter interval could add to the bound: the bound at one deadline, at its own price, less that of the node.</summary>
    public double GainOfSplitting { get; set; }

    /// <summary>How the node was divided; null while it is open or closed.</summary>
    public SearchSplit? Split { get; set; }
}
