using System.Text.Json;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Records;

/// <summary>One verdict as a <c>judba-solve/1</c> object.</summary>
internal static class SolveRecord
{
    /// <summary>One line: the object of <c>solve --json</c>.</summary>
    public static byte[] Line(string instance, Verdict verdict) => Json.Bytes(json =>
    {
        json.WriteStartObject();
        WriteFields(json, instance, verdict);
        json.WriteEndObject();
    });

    /// <summary>One line of a record file, which says where and how the solver ran as well.</summary>
    public static byte[] Line(string instance, Verdict verdict, string specification, SolveOptions options) => Json.Bytes(json =>
    {
        json.WriteStartObject();
        WriteFields(json, instance, verdict);
        json.WriteStartObject("host");
        HostInfo.Write(json);
        json.WriteEndObject();
        json.WriteStartObject("runtime");
        BuildInfo.WriteRuntime(json);
        json.WriteEndObject();
        json.WriteString("commit", BuildInfo.Commit);
        WriteOptions(json, specification, verdict.Solver, options);
        json.WriteEndObject();
    });

    private static void WriteFields(Utf8JsonWriter json, string instance, Verdict verdict)
    {
        var result = verdict.Result;
        json.WriteString("schema", SolutionFile.Schema);
        json.WriteString("instance", instance);
        json.WriteString("solver", verdict.Solver.Name);
        json.WriteString("reading", verdict.Reading.ToWord());
        json.WriteString("termination", Words.Of(result.Termination));
        json.WriteString("point", Words.Of(result.Point));
        json.WriteNumberOrNull("objective", verdict.Cost);
        json.WriteNumberOrNull("bound", result.Bound);
        json.WriteNumberOrNull("gap", Gap(verdict.Cost, result.Bound));
        json.WriteStartArray("uploads");
        foreach (var device in result.Allocation is { } point ? point.Uploaders : [])
            json.WriteNumberValue(device);
        json.WriteEndArray();
        json.WriteStartArray("bandwidthShare");
        foreach (var share in result.Allocation is { } point ? point.BandwidthShare : [])
            json.WriteNumberValue(share);
        json.WriteEndArray();
        json.WriteNumberOrNull("completionLatency", verdict.Evaluation?.CompletionLatency ?? double.NaN);
        json.WriteNumber("seconds", verdict.Seconds);
        json.WriteNumber("evaluations", result.Evaluations);
    }

    private static void WriteOptions(Utf8JsonWriter json, string specification, SolverInfo solver, SolveOptions options)
    {
        json.WriteStartObject("options");
        json.WriteString("solver", specification);
        json.WriteString("solverVersion", solver.Version);
        json.WriteNumber("relativeGap", options.RelativeGap);
        json.WriteNumberOrNull("timeLimitSeconds", options.TimeLimit?.TotalSeconds ?? double.NaN);
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("threads", options.Threads);
        json.WriteEndObject();
    }

    /// <summary>The gap, where a bound that exceeds the cost by rounding alone counts as equal; NaN where one is unset.</summary>
    public static double Gap(double cost, double bound) => Math.Max(0, SolveResult.RelativeGap(cost, bound));
}
