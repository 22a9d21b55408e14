using System.Collections.Immutable;
using System.Text.Json;
using Judba.Models.Files;
using Judba.Models.Numerics;
using Judba.Models.Problems;

namespace Judba.Certificates;

/// <summary>Certificates as files: <c>judba-certificate/1</c>, docs/certificate.md.</summary>
public static class CertificateFile
{
    /// <summary>Schema name.</summary>
    public const string Schema = "judba-certificate/1";

    private static readonly string[] Fields =
    [
        "schema", "problem", "problemSha256", "reading", "objective", "bound", "uploads", "bandwidthShare", "first", "last", "tree",
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
        json.WriteStartArray("tree");
        foreach (var node in certificate.Tree)
        {
            json.WriteNumberValue((int)node.Kind);
            ReadOnlySpan<double> numbers = node.Kind switch
            {
                CertificateNodeKind.Leaf => [node.Price, node.TangentAt, node.Reward],
                CertificateNodeKind.Deadline => [node.Deadline],
                _ => [node.Device, node.AtMost],
            };
            foreach (var number in numbers)
                json.WriteNumberValue(number);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads a certificate for a problem with <paramref name="deviceCount"/> devices.</summary>
    /// <exception cref="InputException">The file is not exactly what the format says.</exception>
    public static Certificate Read(string path, int deviceCount) => StrictJson.Read(path, root => Read(root, deviceCount));

    /// <summary>Reads the text of a certificate for a problem with <paramref name="deviceCount"/> devices.</summary>
    /// <param name="source">What messages call it.</param>
    /// <param name="json">The text, UTF-8.</param>
    /// <param name="deviceCount">M.</param>
    /// <exception cref="InputException">The text is not exactly what the format says.</exception>
    public static Certificate Read(string source, ReadOnlyMemory<byte> json, int deviceCount) =>
        StrictJson.Read(source, json, root => Read(root, deviceCount));

    private static Certificate Read(StrictJson root, int deviceCount)
    {
        root.RequireSchema(Schema);
        var members = root.Members(Fields, Fields.Length);
        StrictJson Member(string name) => members[Array.IndexOf(Fields, name)]!.Value;
        var last = Member("last").NumberOrNull(Time);
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
            Tree = Nodes(Member("tree"), deviceCount),
        };
    }

    private static Allocation Point(StrictJson uploads, StrictJson bandwidthShare, int deviceCount)
    {
        var index = new Quantity("device", "1", "index of a device", 0, deviceCount - 1, isInteger: true);
        var uploaders = Array.ConvertAll(uploads.Numbers(index), i => (int)i);
        for (var k = 1; k < uploaders.Length; k++)
        {
            if (uploaders[k] <= uploaders[k - 1])
                throw uploads.Refuse("indices in ascending order, each once");
        }

        return new(deviceCount, ImmutableArray.Create(uploaders), ImmutableArray.Create(bandwidthShare.Numbers(Share, uploaders.Length)));
    }

    private static ImmutableArray<CertificateNode> Nodes(StrictJson tree, int deviceCount)
    {
        var numbers = tree.Numbers(Number);
        var nodes = ImmutableArray.CreateBuilder<CertificateNode>(numbers.Length / 2);
        for (var k = 0; k < numbers.Length;)
        {
            var length = numbers[k] switch
            {
                (double)CertificateNodeKind.Leaf => 4,
                (double)CertificateNodeKind.Deadline => 2,
                (double)CertificateNodeKind.Devices => 3,
                _ => throw tree.Refuse("nodes that begin with 0, 1 or 2"),
            };
            if (k + length > numbers.Length)
                throw tree.Refuse("whole nodes: 0, price, tangent point, reward; 1, deadline; 2, device, count");
            nodes.Add(
                Node(numbers.AsSpan(k, length), deviceCount)
                    ?? throw tree.Refuse("prices, deadlines, rewards, devices and counts, none of them negative"));
            k += length;
        }

        return nodes.DrainToImmutable();
    }

    // The kind and then its numbers; null where one of them is out of range.
    private static CertificateNode? Node(ReadOnlySpan<double> numbers, int deviceCount) => numbers switch
    {
        [(double)CertificateNodeKind.Leaf, >= 0 and var price, >= 0 and var tangentAt, >= 0 and var reward] =>
            CertificateNode.Leaf(price, tangentAt, reward),
        [(double)CertificateNodeKind.Deadline, >= 0 and var deadline] => CertificateNode.SplitAt(deadline),
        [(double)CertificateNodeKind.Devices, >= 0 and var device, >= 0 and var atMost]
            when IsIndex(device, deviceCount) && IsIndex(atMost, deviceCount) => CertificateNode.SplitDevices((int)device, (int)atMost),
        _ => null,
    };

    private static bool IsIndex(double value, int deviceCount) => value < deviceCount && Math.Floor(value) == value;
}
