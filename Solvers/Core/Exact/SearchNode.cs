using Judba.Models.Problems;

namespace Judba.Solvers.Exact;

/// <summary>A part of T × {0,1}^M that is still open: an interval of deadlines and the decisions that lead here.</summary>
internal sealed class SearchNode
{
    /// <summary>First deadline, counted from the earliest start.</summary>
    public required double From { get; init; }

    /// <summary>Last deadline, counted from the earliest start; +∞ only in <see cref="Reading.MinCost"/> with A = 0.</summary>
    public required double To { get; init; }

    /// <summary>Decisions on devices.</summary>
    public CountDecision? Path { get; init; }

    /// <summary>How often the interval was halved since devices were divided last.</summary>
    public int Halvings { get; init; }

    /// <summary>The best bound known; the search writes it once, when the node is evaluated.</summary>
    public required NodeBound Best { get; set; }

    /// <summary>How the node was divided; null while it is open or closed.</summary>
    public SearchSplit? Split { get; set; }
}
