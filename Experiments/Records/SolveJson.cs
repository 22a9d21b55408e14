using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Records;

/// <summary>A record as an object of <c>judba-solve/1</c>.</summary>
internal static class SolveJson
{
    private const string Time = "O";

    private static readonly JsonSerializerOptions OfStatistics = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The object that <c>solve --json</c> prints, on a line.</summary>
    public static byte[] Answer(SolveRecord record) => Json.Bytes(json =>
    {
        json.WriteStartObject();
        WriteAnswer(json, record);
        json.WriteEndObject();
    });

    /// <summary>A line of a record file: the answer, and what is needed to read the record back.</summary>
    public static byte[] Line(SolveRecord record) => Json.Bytes(json =>
    {
        json.WriteStartObject();
        WriteAnswer(json, record);
        json.WriteString("rawStatus", record.Message);
        json.WritePropertyName("statistics");
        JsonSerializer.Serialize(json, record.Statistics, OfStatistics);
        json.WriteNumber("index", record.Index);
        json.WriteNumberOrNull("magnitude", record.Magnitude);
        json.WriteNumberOrNull("energy", record.Energy);
        json.WriteString("finished", record.Finished.ToString(Time, CultureInfo.InvariantCulture));
        record.Stamp.WriteHost(json);
        record.Stamp.WriteRuntime(json);
        json.WriteString("commit", record.Stamp.Commit);
        WriteOptions(json, record);
        json.WriteEndObject();
    });

    /// <summary>Reads a line of a record file.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="FormatException">It is no record: a field is missing, or of another kind.</exception>
    public static SolveRecord Read(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        try
        {
            return Read(document.RootElement);
        }
        catch (Exception e) when (
            e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new FormatException("a field is missing or of another kind", e);
        }
    }

    private static void WriteAnswer(Utf8JsonWriter json, SolveRecord record)
    {
        json.WriteString("schema", SolutionFile.Schema);
        json.WriteString("instance", record.Instance);
        json.WriteString("solver", record.Solver.Name);
        json.WriteString("reading", record.Reading.ToWord());
        json.WriteString("termination", record.Status.ToWord());
        json.WriteString("point", Words.Of(record.HasPoint ? PointStatus.Feasible : PointStatus.None));
        json.WriteNumberOrNull("objective", record.Objective);
        json.WriteNumberOrNull("bound", record.Bound);
        json.WriteNumberOrNull("gap", record.Gap);
        json.WriteStartArray("uploads");
        foreach (var device in record.Uploads)
            json.WriteNumberValue(device);
        json.WriteEndArray();
        json.WriteStartArray("bandwidthShare");
        foreach (var share in record.BandwidthShare)
            json.WriteNumberValue(share);
        json.WriteEndArray();
        json.WriteNumberOrNull("completionLatency", record.CompletionLatency);
        json.WriteNumberOrNull("seconds", record.Seconds);
        json.WriteNumber("evaluations", record.Evaluations);
    }

    private static void WriteOptions(Utf8JsonWriter json, SolveRecord record)
    {
        json.WriteStartObject("options");
        json.WriteString("solver", record.Solver.Specification);
        json.WriteString("solverVersion", record.Solver.Version);
        json.WriteBoolean("keepsOwnBandwidth", record.Solver.KeepsOwnBandwidth);
        json.WriteNumber("relativeGap", record.RelativeGap);
        json.WriteNumberOrNull("timeLimitSeconds", record.TimeLimit?.TotalSeconds ?? double.NaN);
        json.WriteNumber("seed", record.Seed);
        json.WriteNumber("threads", record.Threads);
        json.WriteEndObject();
    }

    private static SolveRecord Read(JsonElement root)
    {
        var options = root.GetProperty("options");
        var limit = Number(options, "timeLimitSeconds");
        var task = new SolveTask
        {
            Index = root.GetProperty("index").GetInt32(),
            Instance = Word(root, "instance"),
            Solver = new(
                Word(options, "solver"), Word(root, "solver"), Word(options, "solverVersion"),
                options.GetProperty("keepsOwnBandwidth").GetBoolean()),
            Reading = ReadingWords.Parse(Word(root, "reading")),
            RelativeGap = Number(options, "relativeGap"),
            TimeLimit = double.IsNaN(limit) ? null : TimeSpan.FromSeconds(limit),
            Seed = options.GetProperty("seed").GetInt32(),
            Threads = options.GetProperty("threads").GetInt32(),
        };
        var status = StatusWords.Find(Word(root, "termination")) ?? throw new FormatException("an unknown termination");
        int[] uploads = [.. root.GetProperty("uploads").EnumerateArray().Select(d => d.GetInt32())];
        return SolveRecord.Without(task, status, Word(root, "rawStatus")) with
        {
            Objective = Number(root, "objective"),
            Bound = Number(root, "bound"),
            Magnitude = Number(root, "magnitude"),
            UploaderCount = root.GetProperty("point").ValueEquals(Words.Of(PointStatus.Feasible)) ? uploads.Length : null,
            Uploads = uploads,
            BandwidthShare = [.. root.GetProperty("bandwidthShare").EnumerateArray().Select(w => w.GetDouble())],
            CompletionLatency = Number(root, "completionLatency"),
            // Records of older versions lack it.
            Energy = root.TryGetProperty("energy", out _) ? Number(root, "energy") : double.NaN,
            Seconds = Number(root, "seconds"),
            Evaluations = root.GetProperty("evaluations").GetInt64(),
            Statistics = root.GetProperty("statistics").Deserialize<SolveStatistics>(OfStatistics) ?? SolveStatistics.None,
            Stamp = Stamp(root),
            Finished = DateTimeOffset.ParseExact(Word(root, "finished"), Time, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        };
    }

    private static RunStamp Stamp(JsonElement root)
    {
        var (host, runtime) = (root.GetProperty("host"), root.GetProperty("runtime"));
        return new()
        {
            Host = Word(host, "name"),
            Os = host.GetProperty("os").GetString(),
            Architecture = host.GetProperty("architecture").GetString(),
            Cpu = host.GetProperty("cpu").GetString(),
            Processors = host.GetProperty("processors") is { ValueKind: JsonValueKind.Number } count ? count.GetInt32() : null,
            Runtime = runtime.GetProperty("dotnet").GetString(),
            Sdk = runtime.GetProperty("sdk").GetString(),
            Commit = root.GetProperty("commit").GetString(),
        };
    }

    private static string Word(JsonElement parent, string name) =>
        parent.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");

    private static double Number(JsonElement parent, string name) =>
        parent.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.GetDouble() : double.NaN;
}
