using System.Collections.Immutable;
using System.Globalization;
using Judba.Models.Problems;

namespace Judba.Certificates;

/// <summary>Walks the tree of a certificate: which deadlines and counts of uploaders each leaf stands for.</summary>
/// <remarks>The parts of a division are complementary by construction, so that the leaves of a complete tree cover everything.</remarks>
internal sealed class CertificateTree
{
    private readonly int[] _groupOf;
    private readonly int[] _size;
    private readonly ImmutableArray<int> _leader;

    /// <summary>Groups the devices of a problem.</summary>
    public CertificateTree(Problem problem, Reading reading)
    {
        (_groupOf, _size, _leader) = Grouped(problem);
        Leaf = new LeafBound(problem, reading == Reading.MinCost, _leader);
        _size.CopyTo(Leaf.Upper, 0);
    }

    /// <summary>What bounds a leaf; holds the counts of the leaf that <see cref="Walk"/> is at.</summary>
    public LeafBound Leaf { get; }

    /// <summary>Visits every leaf of a tree over the deadlines from <paramref name="first"/> to <paramref name="last"/>.</summary>
    /// <param name="tree">Pre-order; not empty.</param>
    /// <param name="first">First deadline.</param>
    /// <param name="last">Last deadline, or +∞.</param>
    /// <param name="visit">Receives the leaf's index and its deadlines.</param>
    /// <returns>What is wrong with the tree, or null.</returns>
    public string? Walk(ImmutableArray<CertificateNode> tree, double first, double last, Action<int, double, double> visit)
    {
        var open = new Stack<(double From, double To, Decision? Path)>();
        open.Push((first, last, null));
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
                    var (device, atMost) = (node.Device, node.AtMost);
                    if (GroupLedBy(device) is not { } group || atMost < 0 || atMost >= _size[group])
                        return $"Node {next} divides the devices like device {device} at {atMost}, which is no such division.";
                    open.Push((part.From, part.To, new(group, IsLower: true, atMost + 1, part.Path)));
                    open.Push((part.From, part.To, new(group, IsLower: false, atMost, part.Path)));
                    break;
                default:
                    return $"Node {next} is of no known kind.";
            }
        }

        return next == tree.Length ? null : $"The tree is complete after {next} nodes, but has {tree.Length}.";
    }

    private void Visit(int index, double from, double to, Decision? path, Action<int, double, double> visit)
    {
        for (var d = path; d is not null; d = d.Before)
        {
            if (d.IsLower)
                Leaf.Lower[d.Group] = Math.Max(Leaf.Lower[d.Group], d.Count);
            else
                Leaf.Upper[d.Group] = Math.Min(Leaf.Upper[d.Group], d.Count);
        }

        visit(index, from, to);
        for (var d = path; d is not null; d = d.Before)
            (Leaf.Lower[d.Group], Leaf.Upper[d.Group]) = (0, _size[d.Group]);
    }

    private int? GroupLedBy(int device) =>
        device >= 0 && device < _groupOf.Length && _leader[_groupOf[device]] == device ? _groupOf[device] : null;

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

    // At least, or at most, so many of a group upload.
    private sealed record Decision(int Group, bool IsLower, int Count, Decision? Before);
}
