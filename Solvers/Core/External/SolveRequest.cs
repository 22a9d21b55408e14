using System.Buffers;
using System.Text.Json;
using Judba.Models.Files;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.External;

/// <summary>What an external solver reads: one object of <c>judba-request/1</c>.</summary>
public static class SolveRequest
{
    /// <summary>Schema name.</summary>
    public const string Schema = "judba-request/1";

    /// <summary>
    /// The request, UTF-8 with a line end; <c>timeLimitSeconds</c> is null for none, <c>problem</c> a <c>judba-problem/1</c>.
    /// </summary>
    public static byte[] ToJson(Problem problem, SolveOptions options)
    {
        Guard.NotNull(problem);
        Guard.NotNull(options);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("reading", options.Reading.ToWord());
            if (options.TimeLimit is { } limit)
                json.WriteNumber("timeLimitSeconds", limit.TotalSeconds);
            else
                json.WriteNull("timeLimitSeconds");
            json.WriteNumber("relativeGap", options.RelativeGap);
            json.WriteNumber("seed", options.Seed);
            json.WritePropertyName("problem");
            json.WriteRawValue(InstanceFile.ToJson(problem), skipInputValidation: true);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
