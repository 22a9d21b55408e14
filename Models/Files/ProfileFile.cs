using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Judba.Models.Numerics;
using Judba.Models.Scenarios;

namespace Judba.Models.Files;

/// <summary>The format <c>judba-profile/1</c>: what each compression ratio means for learning, as measured.</summary>
public static class ProfileFile
{
    /// <summary>Schema name.</summary>
    public const string Schema = "judba-profile/1";

    private const double LargestRatio = 1e6;
    private const double MostParameters = 1e15;

    private static readonly string[] Fields = ["schema", "name", "rows"];
    private static readonly Quantity[] RowFields =
    [
        new("compressionRatio", "1", "ratio of the autoencoder, λ", 1, LargestRatio),
        new("accuracy", "1", "test accuracy of the edge CNN", 0, 1),
        new("parameters", "1", "parameters of the edge CNN", 1, MostParameters, isInteger: true),
    ];

    /// <summary>Reads a profile.</summary>
    /// <exception cref="InputException">The file is not exactly what the format says.</exception>
    public static CompressionProfile Read(string path) => StrictJson.Read(path, root => Profile(path, root));

    /// <summary>Reads a profile that comes with this library, by its name.</summary>
    internal static CompressionProfile ReadEmbedded(string name)
    {
        var resource = name + ".json";
        using var stream = typeof(ProfileFile).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The library lacks its resource '{resource}'.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return StrictJson.Read(resource, bytes.ToArray(), root => Profile(resource, root));
    }

    private static CompressionProfile Profile(string file, StrictJson root)
    {
        root.RequireSchema(Schema);
        var members = root.Members(Fields, Fields.Length);
        var items = members[2]!.Value.Items();
        var rows = items.Select(item =>
        {
            var row = item.Members([.. RowFields.Select(f => f.Name)], RowFields.Length);
            return new CompressionProfileRow(Number(0), Number(1), Number(2));

            double Number(int k) => row[k]!.Value.Number(RowFields[k]);
        }).ToImmutableArray();
        try
        {
            return new CompressionProfile(members[1]!.Value.Name(), rows);
        }
        catch (ArgumentException e)
        {
            throw new InputException($"{file}: {e.Message.Split(" (Parameter", 2)[0]}", e);
        }
    }

    /// <summary>A profile as a file, UTF-8.</summary>
    public static byte[] ToJson(CompressionProfile profile)
    {
        Guard.NotNull(profile);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("name", profile.Name);
            json.WriteStartArray("rows");
            foreach (var row in profile.Rows)
            {
                json.WriteStartObject();
                json.WriteNumber(RowFields[0].Name, row.CompressionRatio);
                json.WriteNumber(RowFields[1].Name, row.Accuracy);
                json.WriteNumber(RowFields[2].Name, row.Parameters);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
