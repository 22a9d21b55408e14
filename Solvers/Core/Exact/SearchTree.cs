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
    /// <param name="terms">The problem.</param>
    /// <param name="clusters">The clusters that the search may have divided; null for none.</param>
    /// <param name="top">The tree.</param>
    /// <param name="result">The answer.</param>
    public static Certificate Draft(DualTerms terms, DeviceClusters? clusters, SearchNode? top, SolveResult result)
    {
        var first = DeadlineRange.Of(terms, result.Objective).First;
        var named = clusters is null ? [] : Named(clusters, top);
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
            Clusters = [.. named.Select(k => Devices(terms.Classes, clusters!.Members[k]))],
            Tree = Nodes(terms.Classes, named, top),
        };
    }

    // The clusters that a division or a reward names. Of the others a certificate need not know.
    private static int[] Named(DeviceClusters clusters, SearchNode? top)
    {
        var isNamed = new bool[clusters.Count];
        foreach (var node in PreOrder(top))
        {
            if (node.Split is { } split)
            {
                if (split.Cluster >= 0)
                    isNamed[split.Cluster] = true;
                continue;
            }

            var rewards = node.Best.Multipliers.ClusterRewards ?? [];
            for (var k = 0; k < rewards.Length; k++)
                isNamed[k] |= rewards[k] != default;
        }

        return [.. Enumerable.Range(0, isNamed.Length).Where(k => isNamed[k])];
    }

    private static ImmutableArray<int> Devices(DeviceClasses classes, int[] members)
    {
        var devices = ImmutableArray.CreateBuilder<int>();
        foreach (var c in members)
            devices.AddRange(classes.Members(c));
        devices.Sort();
        return devices.DrainToImmutable();
    }

    private static ImmutableArray<CertificateNode> Nodes(DeviceClasses classes, int[] named, SearchNode? top)
    {
        var nodes = ImmutableArray.CreateBuilder<CertificateNode>();
        foreach (var node in PreOrder(top))
        {
            nodes.Add(node.Split switch
            {
                null => CertificateNode.Leaf(
                    node.Best.Multipliers.Price, node.Best.Tightest, node.Best.Multipliers.Reward, Rewards(node.Best.Multipliers, named)),
                { Cluster: >= 0 } split => CertificateNode.SplitCluster(Array.IndexOf(named, split.Cluster), split.Count),
                { Class: >= 0 } split => CertificateNode.SplitDevices(classes.Members(split.Class)[0], split.Count),
                var split => CertificateNode.SplitAt(split.Deadline),
            });
        }

        return nodes.DrainToImmutable();
    }

    private static ImmutableArray<CertificateReward> Rewards(Multipliers multipliers, int[] named)
    {
        if (multipliers.ClusterRewards is not { } rewards)
            return [];
        return [.. named.Select(k => new CertificateReward(rewards[k].Constant, rewards[k].Slope))];
    }

    private static IEnumerable<SearchNode> PreOrder(SearchNode? top)
    {
        var open = new Stack<SearchNode>();
        if (top is not null)
            open.Push(top);
        while (open.TryPop(out var node))
        {
            yield return node;
            if (node.Split is not { } split)
                continue;
            open.Push(split.Second);
            open.Push(split.First);
        }
    }
}
