using Judba.Models.Problems;

namespace Judba.Certificates.Tests;

/// <summary>Bounds of leaves, each device a group of its own.</summary>
internal static class Leaves
{
    /// <summary>A leaf in which nothing has been decided.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="isMinCost">The reading.</param>
    /// <param name="clusters">The devices of each cluster.</param>
    public static LeafBound Of(Problem problem, bool isMinCost, params int[][] clusters)
    {
        var clusterOf = new int[problem.DeviceCount];
        Array.Fill(clusterOf, -1);
        for (var j = 0; j < clusters.Length; j++)
        {
            foreach (var i in clusters[j])
                clusterOf[i] = j;
        }

        var leaf = new LeafBound(
            problem, isMinCost, [.. Enumerable.Range(0, problem.DeviceCount)], new(clusterOf, clusters.Length));
        leaf.Upper.AsSpan().Fill(1);
        for (var j = 0; j < clusters.Length; j++)
            leaf.Clusters.Upper[j] = clusters[j].Length;
        return leaf;
    }
}
