using System.Collections.Immutable;
using System.Text.Json;
using Judba.Models.Files;
using Judba.Models.Numerics;
using Judba.Models.Problems;

namespace Judba.Certificates;

/// <summary>Certificates as files: <c>judba-certificate/2</c>, docs/certificate.md.</summary>
public static class CertificateFile
{
    /// <summary>Schema name.</summary>
    public const string Schema = "judba-certificate/2";

    // What was written before clusters.
    private const string First = "judba-certificate/1";

    private static readonly string[] Fields =
    [
        "schema", "problem", "problemSha256", "reading", "objective", "bound", "uploads", "bandwidthShare", "first", "last", "clusters",
        "tree",
    ];

    private static readonly Quantity Number = new("number", "1", "any number", -double.MaxValue, double.MaxValue);
    private static readonly Quantity Share = new("share", "1", "share of the band", 0, Problem.MaxMagnitude);
    private static readonly Quantity Time = new("deadline", "s", "deadline after the earliest start", 0, double.MaxValue);

    /// <summary>Writes a certificate, whole or not at all.</summary>
    /// <exception cref="InputException">The path cannot be written.</exception>
    public static void Write(string path, Certificate certificate)
    {
        Guard.NotNull(certificate);
        AtomicFile.Write(path, stream => Write(stream, certificate));
    }

    /// <summary>Writes a certificate as one line of JSON.</summary>
    /// <exception cref="ArgumentException">A leaf has rewards, but not one for each cluster.</exception>
    public static void Write(Stream stream, Certificate certificate)
    {
        Guard.NotNull(certificate);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("problem", certificate.ProblemName);
        json.WriteString("problemSha256", certificate.ProblemDigest);
        json.WriteString("reading", certificate.Reading.ToWord());
        json.WriteNumber("objective", certificate.Objective);
        json.WriteNumber("bound", certificate.Bound);
        json.WriteStartArray("uploads");
        foreach (var i in certificate.Allocation.Uploaders)
            json.WriteNumberValue(i);
        json.WriteEndArray();
        json.WriteStartArray("bandwidthShare");
        foreach (var w in certificate.Allocation.BandwidthShare)
            json.WriteNumberValue(w);
        json.WriteEndArray();
        json.WriteNumber("first", certificate.First);
        if (double.IsFinite(certificate.Last))
            json.WriteNumber("last", certificate.Last);
        else
            json.WriteNull("last");
        json.WriteStartArray("clusters");
        foreach (var cluster in certificate.Clusters)
        {
            json.WriteStartArray();
            foreach (var i in cluster)
                json.WriteNumberValue(i);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("tree");
        foreach (var node in certificate.Tree)
            Write(json, node, certificate.Clusters.Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, in CertificateNode node, int clusters)
    {
        json.WriteNumberValue((int)node.Kind);
        ReadOnlySpan<double> numbers = node.Kind switch
        {
            CertificateNodeKind.Leaf => [node.Price, node.TangentAt, node.Reward],
            CertificateNodeKind.Deadline => [node.Deadline],
            CertificateNodeKind.Devices => [node.Device, node.AtMost],
            _ => [node.Cluster, node.AtMost],
        };
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        if (node.Kind != CertificateNodeKind.Leaf)
            return;
        if (!node.ClusterRewards.IsEmpty && node.ClusterRewards.Length != clusters)
        {
            throw new ArgumentException(
                $"A leaf has {node.ClusterRewards.Length} rewards; allowed: one for each of {clusters} clusters.", nameof(node));
        }

        for (var j = 0; j < clusters; j++)
        {
            var (constant, slope) = node.ClusterRewards.IsEmpty ? default : node.ClusterRewards[j];
            json.WriteNumberValue(constant);
            json.WriteNumberValue(slope);
        }
    }

    /// <summary>Reads a certificate for a problem with <paramref name="deviceCount"/> devices.</summary>
    /// <exception cref="InputException">The file is not exactly what the format says.</exception>
    public static Certificate Read(string path, int deviceCount) => StrictJson.Read(path, root => Read(path, root, deviceCount));

    /// <summary>Reads the text of a certificate for a problem with <paramref name="deviceCount"/> devices.</summary>
    /// <param name="source">What messages call it.</param>
    /// <param name="json">The text, UTF-8.</param>
    /// <param name="deviceCount">M.</param>
    /// <exception cref="InputException">The text is not exactly what the format says.</exception>
    public static Certificate Read(string source, ReadOnlyMemory<byte> json, int deviceCount) =>
        StrictJson.Read(source, json, root => Read(source, root, deviceCount));

    private static Certificate Read(string source, StrictJson root, int deviceCount)
    {
        if (root.Peek("schema") is First)
        {
            throw new InputException(
                $"{source}: 'schema' is \"{First}\", which is not read any more; allowed: \"{Schema}\", written anew.");
        }

        root.RequireSchema(Schema);
        var members = root.Members(Fields, Fields.Length);
        StrictJson Member(string name) => members[Array.IndexOf(Fields, name)]!.Value;
        var last = Member("last").NumberOrNull(Time);
        var clusters = Clusters(Member("clusters"), deviceCount);
        return new Certificate
        {
            ProblemName = Member("problem").Name(),
            ProblemDigest = Member("problemSha256").Name(),
            Reading = ReadingWords.Parse(Member("reading").Word([.. ReadingWords.All])),
            Objective = Member("objective").Number(Number),
            Bound = Member("bound").Number(Number),
            Allocation = Point(Member("uploads"), Member("bandwidthShare"), deviceCount),
            First = Member("first").Number(Time),
            Last = double.IsNaN(last) ? double.PositiveInfinity : last,
            Clusters = clusters,
            Tree = Nodes(Member("tree"), deviceCount, clusters.Length),
        };
    }

    private static Allocation Point(StrictJson uploads, StrictJson bandwidthShare, int deviceCount)
    {
        var uploaders = Devices(uploads, deviceCount);
        return new(deviceCount, uploaders, ImmutableArray.Create(bandwidthShare.Numbers(Share, uploaders.Length)));
    }

    private static ImmutableArray<ImmutableArray<int>> Clusters(StrictJson clusters, int deviceCount) =>
        [.. clusters.Items().Select(cluster => Devices(cluster, deviceCount))];

    private static ImmutableArray<int> Devices(StrictJson devices, int deviceCount)
    {
        var index = new Quantity("device", "1", "index of a device", 0, deviceCount - 1, isInteger: true);
        var indices = Array.ConvertAll(devices.Numbers(index), i => (int)i);
        for (var k = 1; k < indices.Length; k++)
        {
            if (indices[k] <= indices[k - 1])
                throw devices.Refuse("indices in ascending order, each once");
        }

        return ImmutableArray.Create(indices);
    }

    private static ImmutableArray<CertificateNode> Nodes(StrictJson tree, int deviceCount, int clusterCount)
    {
        var numbers = tree.Numbers(Number);
        var nodes = ImmutableArray.CreateBuilder<CertificateNode>(numbers.Length / 2);
        for (var k = 0; k < numbers.Length;)
        {
            var length = numbers[k] switch
            {
                (double)CertificateNodeKind.Leaf => 4 + 2 * clusterCount,
                (double)CertificateNodeKind.Deadline => 2,
                (double)CertificateNodeKind.Devices or (double)CertificateNodeKind.Cluster => 3,
                _ => throw tree.Refuse("nodes that begin with 0, 1, 2 or 3"),
            };
            if (k + length > numbers.Length)
                throw tree.Refuse(
                    "whole nodes: 0, price, tangent point, reward and two numbers for each cluster; 1, deadline; 2, device, count; "
                        + "3, cluster, count");
            nodes.Add(
                Node(numbers.AsSpan(k, length), deviceCount, clusterCount)
                    ?? throw tree.Refuse("prices, deadlines, devices, clusters and counts, none of them negative, and rewards"));
            k += length;
        }

        return nodes.DrainToImmutable();
    }

    // The kind and then its numbers; null where one of them is out of range.
    private static CertificateNode? Node(ReadOnlySpan<double> numbers, int deviceCount, int clusterCount) => numbers switch
    {
        [(double)CertificateNodeKind.Leaf, >= 0 and var price, >= 0 and var tangentAt, var reward, .. var rewards] =>
            CertificateNode.Leaf(price, tangentAt, reward, Rewards(rewards)),
        [(double)CertificateNodeKind.Deadline, >= 0 and var deadline] => CertificateNode.SplitAt(deadline),
        [(double)CertificateNodeKind.Devices, var device, var atMost]
            when IsIndex(device, deviceCount) && IsIndex(atMost, deviceCount) => CertificateNode.SplitDevices((int)device, (int)atMost),
        [(double)CertificateNodeKind.Cluster, var cluster, var atMost]
            when IsIndex(cluster, clusterCount) && IsIndex(atMost, deviceCount) => CertificateNode.SplitCluster((int)cluster, (int)atMost),
        _ => null,
    };

    private static ImmutableArray<CertificateReward> Rewards(ReadOnlySpan<double> numbers)
    {
        var rewards = ImmutableArray.CreateBuilder<CertificateReward>(numbers.Length / 2);
        for (var k = 0; k < numbers.Length; k += 2)
            rewards.Add(new(numbers[k], numbers[k + 1]));
        return rewards.DrainToImmutable();
    }

    private static bool IsIndex(double value, int count) => value >= 0 && value < count && Math.Floor(value) == value;
}
