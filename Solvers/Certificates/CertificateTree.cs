using System.Collections.Immutable;
using System.Globalization;
using Judba.Models.Problems;

namespace Judba.Certificates;

/// <summary>Walks the tree of a certificate: which deadlines and counts of uploaders each leaf stands for.</summary>
/// <remarks>The parts of a division are complementary by construction, so that the leaves of a complete tree cover everything.</remarks>
internal sealed class CertificateTree
{
    private readonly Certificate _certificate;
    private readonly int[] _groupOf;
    private readonly int[] _size;
    private readonly ImmutableArray<int> _leader;

    /// <summary>Groups the devices of a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="certificate">Its reading, clusters, deadlines and tree are used.</param>
    public CertificateTree(Problem problem, Certificate certificate)
    {
        _certificate = certificate;
        (_groupOf, _size, _leader) = Grouped(problem);
        var clusterOf = new int[_size.Length];
        Array.Fill(clusterOf, -1);
        Complaint = Assign(certificate.Clusters, clusterOf);
        Leaf = new LeafBound(problem, certificate.Reading == Reading.MinCost, _leader, new(clusterOf, certificate.Clusters.Length));
        _size.CopyTo(Leaf.Upper, 0);
        for (var j = 0; j < certificate.Clusters.Length; j++)
            Leaf.Clusters.Upper[j] = certificate.Clusters[j].Length;
    }

    /// <summary>What is wrong with the clusters, or null. Where something is, there is nothing to walk.</summary>
    public string? Complaint { get; }

    /// <summary>What bounds a leaf; holds the counts of the leaf that <see cref="Walk"/> is at.</summary>
    public LeafBound Leaf { get; }

    /// <summary>Visits every leaf of the tree, over the deadlines from the certificate's first to its last.</summary>
    /// <param name="visit">Receives the leaf's index and its deadlines.</param>
    /// <returns>What is wrong with the tree, or null.</returns>
    public string? Walk(Action<int, double, double> visit)
    {
        var tree = _certificate.Tree;
        var open = new Stack<(double From, double To, Decision? Path)>();
        open.Push((_certificate.First, _certificate.Last, null));
        var next = 0;
        for (; open.TryPop(out var part); next++)
        {
            if (next == tree.Length)
                return $"The tree is broken off after {tree.Length} nodes: a leaf is missing.";
            var node = tree[next];
            switch (node.Kind)
            {
                case CertificateNodeKind.Leaf:
                    Visit(next, part.From, part.To, part.Path, visit);
                    break;
                case CertificateNodeKind.Deadline:
                    var at = node.Deadline;
                    if (!(at >= part.From && at <= part.To && double.IsFinite(at)))
                        return $"Node {next} divides {Text(part.From)} s to {Text(part.To)} s at {Text(at)} s.";
                    open.Push((at, part.To, part.Path));
                    open.Push((part.From, at, part.Path));
                    break;
                case CertificateNodeKind.Devices:
                    if (GroupLedBy(node.Device) is not { } group || node.AtMost < 0 || node.AtMost >= _size[group])
                        return $"Node {next} divides the devices like device {node.Device} at {node.AtMost}, which is no such division.";
                    Divide(isCluster: false, group, node.AtMost, part);
                    break;
                case CertificateNodeKind.Cluster:
                    if (SizeOfCluster(node.Cluster) is not { } size || node.AtMost < 0 || node.AtMost >= size)
                        return $"Node {next} divides cluster {node.Cluster} at {node.AtMost}, which is no such division.";
                    Divide(isCluster: true, node.Cluster, node.AtMost, part);
                    break;
                default:
                    return $"Node {next} is of no known kind.";
            }
        }

        return next == tree.Length ? null : $"The tree is complete after {next} nodes, but has {tree.Length}.";

        void Divide(bool isCluster, int index, int atMost, (double From, double To, Decision? Path) part)
        {
            open.Push((part.From, part.To, new(isCluster, index, IsLower: true, atMost + 1, part.Path)));
            open.Push((part.From, part.To, new(isCluster, index, IsLower: false, atMost, part.Path)));
        }
    }

    private void Visit(int index, double from, double to, Decision? path, Action<int, double, double> visit)
    {
        for (var d = path; d is not null; d = d.Before)
        {
            var (lower, upper) = Counts(d.IsCluster);
            if (d.IsLower)
                lower[d.Index] = Math.Max(lower[d.Index], d.Count);
            else
                upper[d.Index] = Math.Min(upper[d.Index], d.Count);
        }

        visit(index, from, to);
        for (var d = path; d is not null; d = d.Before)
        {
            var (lower, upper) = Counts(d.IsCluster);
            (lower[d.Index], upper[d.Index]) = (0, d.IsCluster ? _certificate.Clusters[d.Index].Length : _size[d.Index]);
        }
    }

    private (int[] Lower, int[] Upper) Counts(bool isCluster) =>
        isCluster ? (Leaf.Clusters.Lower, Leaf.Clusters.Upper) : (Leaf.Lower, Leaf.Upper);

    private int? GroupLedBy(int device) =>
        device >= 0 && device < _groupOf.Length && _leader[_groupOf[device]] == device ? _groupOf[device] : null;

    private int? SizeOfCluster(int cluster) =>
        cluster >= 0 && cluster < _certificate.Clusters.Length ? _certificate.Clusters[cluster].Length : null;

    // The cluster of each group. A cluster has whole groups, so that its number of uploaders is one of the groups' counts.
    private string? Assign(ImmutableArray<ImmutableArray<int>> clusters, int[] clusterOf)
    {
        var held = new int[_size.Length];
        for (var j = 0; j < clusters.Length; j++)
        {
            var last = -1;
            foreach (var i in clusters[j])
            {
                if (i <= last || i >= _groupOf.Length)
                    return $"Cluster {j} does not hold indices of devices in ascending order.";
                last = i;
                var group = _groupOf[i];
                if (clusterOf[group] >= 0 && clusterOf[group] != j)
                    return $"Device {i}, or one that is alike, is in cluster {clusterOf[group]} and in cluster {j}.";
                clusterOf[group] = j;
                held[group]++;
            }
        }

        for (var group = 0; group < held.Length; group++)
        {
            if (held[group] > 0 && held[group] < _size[group])
                return $"Cluster {clusterOf[group]} holds some, but not all, of the devices like device {_leader[group]}.";
        }

        return null;
    }

    // Devices with the same (a, b, g, p) are interchangeable: any set costs the same with one in the other's place.
    private static (int[] GroupOf, int[] Size, ImmutableArray<int> Leader) Grouped(Problem problem)
    {
        var groups = new Dictionary<(double, double, double, double), int>();
        var groupOf = new int[problem.DeviceCount];
        var size = new List<int>();
        var leader = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < groupOf.Length; i++)
        {
            var key = (problem.ComputeLatency[i], problem.TransmitTime[i], problem.UploadCost[i], problem.TransmitEnergyWeight[i]);
            if (groups.TryAdd(key, leader.Count))
            {
                leader.Add(i);
                size.Add(0);
            }

            groupOf[i] = groups[key];
            size[groupOf[i]]++;
        }

        return (groupOf, [.. size], leader.DrainToImmutable());
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    // At least, or at most, so many of a group or of a cluster upload.
    private sealed record Decision(bool IsCluster, int Index, bool IsLower, int Count, Decision? Before);
}
