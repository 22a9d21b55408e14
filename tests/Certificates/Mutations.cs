using System.Collections.Immutable;
using Judba.Models.Problems;
using Judba.Models.Scoring;

namespace Judba.Certificates.Tests;

/// <summary>Forgeries of a certificate, each of which must be refuted.</summary>
internal static class Mutations
{
    public static IEnumerable<(string Name, Certificate Mutant)> Of(Problem problem, Certificate certificate)
    {
        var point = certificate.Allocation;
        var score = Evaluator.Evaluate(problem, point);
        // Nobody uploading at K = 0 has no size of its own.
        var step = score.Magnitude == 0 ? 1 : 1e-6 * score.Magnitude;
        yield return ("lower objective", certificate with { Objective = certificate.Objective - step });
        yield return ("higher objective", certificate with { Objective = certificate.Objective + step });
        yield return ("raised bound", certificate with { Bound = certificate.Bound + 3 * step });
        yield return ("other digest", certificate with { ProblemDigest = new string('0', 64) });
        yield return ("later start", certificate with { First = 2 * certificate.First });
        if (certificate.Tree.Length > 0)
        {
            yield return ("truncated tree", certificate with { Tree = certificate.Tree.RemoveAt(certificate.Tree.Length - 1) });
            yield return ("node too many", certificate with { Tree = certificate.Tree.Add(CertificateNode.Leaf(0, 0, 0)) });
            var negative = certificate.Tree.SetItem(certificate.Tree.Length - 1, CertificateNode.Leaf(-1, 0, 0));
            yield return ("negative price", certificate with { Tree = negative });
        }

        yield return ("bound above the claimed cost", certificate with { Bound = Math.BitIncrement(certificate.Objective) });
        if (certificate.Reading == Reading.MinLatency)
            yield return ("earlier end", certificate with { Last = certificate.Last / 2 });
        if (point.UploaderCount == 0)
            yield break;
        ImmutableArray<int> uploaders = [.. point.Uploaders];
        ImmutableArray<double> shares = [.. point.BandwidthShare];
        yield return (
            "too much band", certificate with { Allocation = new(problem.DeviceCount, uploaders, [.. shares.Select(w => w * 1.001)]) });
        yield return ("no band", certificate with { Allocation = new(problem.DeviceCount, uploaders, shares.SetItem(0, 0)) });
    }
    /// <summary>
    /// The same certificate with one number of its tree or one cluster changed. Some of them still prove what is claimed; all must be
    /// judged alike by every checker.
    /// </summary>
    public static IEnumerable<(string Name, Certificate Mutant)> OfEachNumber(Certificate certificate, Random random)
    {
        var clusters = certificate.Clusters;
        for (var j = 0; j < clusters.Length; j++)
        {
            yield return ("cluster with a device less", certificate with { Clusters = clusters.SetItem(j, clusters[j].RemoveAt(0)) });
            yield return ("cluster twice", Paid(certificate with { Clusters = clusters.Add(clusters[j]) }, r => r.Add(default)));
            var index = j;
            yield return ("no cluster", Paid(certificate with { Clusters = clusters.RemoveAt(j) }, r => r.RemoveAt(index)));
        }

        for (var k = 0; k < certificate.Tree.Length; k++)
        {
            foreach (var (name, node) in Changed(certificate.Tree[k], random))
                yield return ($"{name} of node {k}", certificate with { Tree = certificate.Tree.SetItem(k, node) });
        }
    }

    // With as many rewards in each leaf as there are clusters.
    private static Certificate Paid(
        Certificate certificate, Func<ImmutableArray<CertificateReward>, ImmutableArray<CertificateReward>> change) => certificate with
        {
            Tree =
            [
                .. certificate.Tree.Select(node => node.Kind != CertificateNodeKind.Leaf || node.ClusterRewards.IsEmpty
                    ? node
                    : CertificateNode.Leaf(node.Price, node.TangentAt, node.Reward, change(node.ClusterRewards))),
            ],
        };

    private static IEnumerable<(string Name, CertificateNode Node)> Changed(CertificateNode node, Random random)
    {
        var factor = 1 + Math.Pow(10, 8 * random.NextDouble() - 8) * (random.Next(2) == 0 ? 1 : -0.5);
        return node.Kind switch
        {
            CertificateNodeKind.Deadline => [("deadline", CertificateNode.SplitAt(factor * node.Deadline))],
            CertificateNodeKind.Devices =>
            [
                ("count of devices", CertificateNode.SplitDevices(node.Device, node.AtMost + 1)),
                ("device", CertificateNode.SplitDevices(node.Device + 1, node.AtMost)),
            ],
            CertificateNodeKind.Cluster =>
            [
                ("more of a cluster", CertificateNode.SplitCluster(node.Cluster, node.AtMost + 1)),
                ("fewer of a cluster", CertificateNode.SplitCluster(node.Cluster, Math.Max(0, node.AtMost - 1))),
                ("cluster", CertificateNode.SplitCluster(node.Cluster + 1, node.AtMost)),
            ],
            _ => Leaves(node, factor),
        };
    }

    private static IEnumerable<(string Name, CertificateNode Node)> Leaves(CertificateNode leaf, double factor)
    {
        var (price, at, reward, rewards) = (leaf.Price, leaf.TangentAt, leaf.Reward, leaf.ClusterRewards);
        yield return ("price", CertificateNode.Leaf(factor * price, at, reward, rewards));
        yield return ("tangent point", CertificateNode.Leaf(price, factor * at, reward, rewards));
        yield return ("reward", CertificateNode.Leaf(price, at, reward + (factor - 1) * price, rewards));
        for (var j = 0; j < rewards.Length; j++)
        {
            var (constant, slope) = rewards[j];
            yield return ("constant", CertificateNode.Leaf(price, at, reward, rewards.SetItem(j, new(factor * constant, slope))));
            yield return ("slope", CertificateNode.Leaf(price, at, reward, rewards.SetItem(j, new(constant, factor * slope))));
            yield return ("sign", CertificateNode.Leaf(price, at, reward, rewards.SetItem(j, new(-constant, -slope))));
        }
    }
}
