using System.Security.Cryptography;
using System.Text.Json;
using Judba.Experiments.Comparisons;
using Judba.Models.Problems;

namespace Judba.Experiments.Records;

/// <summary>What a comparison was: enough to know it and to repeat it.</summary>
internal static class RunManifest
{
    /// <summary>The manifest as JSON.</summary>
    public static byte[] ToJson(ComparisonPlan plan, ComparisonResult result, DateTimeOffset start, DateTimeOffset end) => Json.Bytes(
        json =>
        {
            json.WriteStartObject();
            json.WriteString("schema", "judba-manifest/1");
            json.WriteString("command", "compare");
            json.WriteString("version", BuildInfo.Version);
            json.WriteString("commit", BuildInfo.Commit);
            if (BuildInfo.IsDirty is { } dirty)
                json.WriteBoolean("dirty", dirty);
            else
                json.WriteNull("dirty");
            WriteConfiguration(json, plan);
            json.WriteNumber("seed", plan.Options.Seed);
            WriteSolvers(json, plan);
            Section(json, "packages", BuildInfo.WritePackages);
            Section(json, "runtime", BuildInfo.WriteRuntime);
            Section(json, "host", HostInfo.Write);
            json.WriteString("start", start.ToString("O"));
            json.WriteString("end", end.ToString("O"));
            json.WriteNumber("solves", result.Trials.Count);
            json.WriteNumber("solvesPlanned", plan.TrialCount);
            json.WriteBoolean("interrupted", result.IsInterrupted);
            json.WriteStrings("errors", result.Errors);
            json.WriteEndObject();
        },
        indented: true);

    private static void WriteConfiguration(Utf8JsonWriter json, ComparisonPlan plan)
    {
        Section(json, "configuration", j => WriteConfigurationFields(j, plan));
        var alone = Json.Bytes(j =>
        {
            j.WriteStartObject();
            WriteConfigurationFields(j, plan);
            j.WriteEndObject();
        });
        json.WriteString("configurationSha256", Convert.ToHexStringLower(SHA256.HashData(alone)));
    }

    private static void WriteConfigurationFields(Utf8JsonWriter json, ComparisonPlan plan)
    {
        plan.WriteInstances(json);
        json.WriteStrings("solvers", plan.Contenders.Select(c => c.Specification));
        json.WriteStrings("readings", plan.Readings.Select(ReadingWords.ToWord));
        json.WriteNumber("relativeGap", plan.Options.RelativeGap);
        json.WriteNumberOrNull("timeLimitSeconds", plan.Options.TimeLimit?.TotalSeconds ?? double.NaN);
        json.WriteNumber("threads", plan.Options.Threads);
        json.WriteNumber("seed", plan.Options.Seed);
    }

    private static void WriteSolvers(Utf8JsonWriter json, ComparisonPlan plan)
    {
        json.WriteStartArray("solvers");
        foreach (var contender in plan.Contenders)
        {
            json.WriteStartObject();
            json.WriteString("name", contender.Solver.Info.Name);
            json.WriteString("version", contender.Solver.Info.Version);
            json.WriteString("specification", contender.Specification);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("leftOut");
        foreach (var (solver, reason) in plan.LeftOut)
        {
            json.WriteStartObject();
            json.WriteString("name", solver);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Section(Utf8JsonWriter json, string name, Action<Utf8JsonWriter> write)
    {
        json.WriteStartObject(name);
        write(json);
        json.WriteEndObject();
    }
}
