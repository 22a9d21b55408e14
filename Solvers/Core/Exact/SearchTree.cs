using System.Collections.Immutable;

namespace Judba.Solvers;

/// <summary>The tree of a search in the words of a certificate.</summary>
internal static class SearchTree
{
    /// <summary>The point, the range of deadlines, and the tree with the price and the tightest deadline of each leaf; no bound.</summary>
    public static Certificate Draft(
        DualTerms terms, DeviceClasses classes, NodeState state, IReadOnlyList<SearchNode> roots, SolveResult result)
    {
        state.MoveTo(null);
        var first = DeadlineRange.Ends(terms, result.Objective).First;
        return new()
        {
            ProblemName = terms.Problem.Name,
            ProblemDigest = Certificate.Digest(terms.Problem),
            Reading = terms.IsMinCost ? Reading.MinCost : Reading.MinLatency,
            Objective = result.Objective,
            Bound = double.NaN,
            Allocation = result.Allocation!,
            First = first,
            Last = roots.Count == 0 ? first : roots[^1].To,
            Tree = Nodes(classes, roots),
        };
    }

    // The roots lie side by side: each but the last is the lower part of a division.
    private static ImmutableArray<CertificateNode> Nodes(DeviceClasses classes, IReadOnlyList<SearchNode> roots)
    {
        var nodes = ImmutableArray.CreateBuilder<CertificateNode>();
        var open = new Stack<SearchNode>();
        for (var k = 0; k < roots.Count; k++)
        {
            if (k < roots.Count - 1)
                nodes.Add(CertificateNode.SplitAt(roots[k + 1].From));
            open.Push(roots[k]);
            while (open.TryPop(out var node))
            {
                if (node.Split is not { } split)
                {
                    nodes.Add(CertificateNode.Leaf(node.Price, node.Tightest));
                    continue;
                }

                nodes.Add(split.Class < 0
                    ? CertificateNode.SplitAt(split.Deadline)
                    : CertificateNode.SplitDevices(classes.Members(split.Class)[0], split.Count));
                open.Push(split.Second);
                open.Push(split.First);
            }
        }

        return nodes.DrainToImmutable();
    }
}
