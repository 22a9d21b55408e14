using System.Collections.Immutable;
using Judba.Certificates;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Dual;

namespace Judba.Solvers.Exact;

/// <summary>The tree of a search in the words of a certificate.</summary>
internal static class SearchTree
{
    /// <summary>
    /// The point, the range of deadlines, and the tree with the multipliers and the tightest deadline of each leaf; no bound.
    /// </summary>
    public static Certificate Draft(DualTerms terms, SearchNode? top, SolveResult result)
    {
        var first = DeadlineRange.Of(terms, result.Objective).First;
        return new()
        {
            ProblemName = terms.Problem.Name,
            ProblemDigest = Certificate.Digest(terms.Problem),
            Reading = terms.IsMinCost ? Reading.MinCost : Reading.MinLatency,
            Objective = result.Objective,
            Bound = double.NaN,
            Allocation = result.Allocation!,
            First = first,
            Last = top?.To ?? first,
            Tree = Nodes(terms.Classes, top),
        };
    }

    private static ImmutableArray<CertificateNode> Nodes(DeviceClasses classes, SearchNode? top)
    {
        var nodes = ImmutableArray.CreateBuilder<CertificateNode>();
        var open = new Stack<SearchNode>();
        if (top is not null)
            open.Push(top);
        while (open.TryPop(out var node))
        {
            if (node.Split is not { } split)
            {
                nodes.Add(CertificateNode.Leaf(node.Best.Multipliers.Price, node.Best.Tightest, node.Best.Multipliers.Reward));
                continue;
            }

            nodes.Add(split.Class < 0
                ? CertificateNode.SplitAt(split.Deadline)
                : CertificateNode.SplitDevices(classes.Members(split.Class)[0], split.Count));
            open.Push(split.Second);
            open.Push(split.First);
        }

        return nodes.DrainToImmutable();
    }
}
