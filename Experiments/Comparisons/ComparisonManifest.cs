using System.Text.Json;
using Judba.Experiments.Records;
using Judba.Experiments.Running;
using Judba.Models.Problems;

namespace Judba.Experiments.Comparisons;

/// <summary>The manifest of a comparison: written when it begins, replaced when it ends, and read back for its report.</summary>
internal static class ComparisonManifest
{
    /// <summary>The command that such a manifest names.</summary>
    public const string Command = "compare";

    /// <summary>The manifest of a comparison that begins.</summary>
    public static RunManifest Of(ComparisonPlan plan, DateTimeOffset start) => new(Command, json => WriteConfiguration(json, plan), start)
    {
        Participants = json => WriteParticipants(json, plan),
        Outcome = json =>
        {
            json.WriteString("status", "running");
            json.WriteNumber("solvesPlanned", plan.Setup.SolveCount);
        },
    };

    /// <summary>The same when the comparison has ended.</summary>
    public static RunManifest Ended(this RunManifest manifest, ComparisonResult result) => manifest with
    {
        End = DateTimeOffset.UtcNow,
        Outcome = json =>
        {
            json.WriteString("status", result.IsInterrupted ? "interrupted" : "done");
            json.WriteNumber("solves", result.Records.Count);
            json.WriteNumber("solvesPlanned", result.Setup.SolveCount);
            json.WriteBoolean("interrupted", result.IsInterrupted);
            json.WriteStrings("errors", result.Errors);
        },
    };

    /// <summary>What a comparison is about, from its manifest.</summary>
    /// <returns>Null where the manifest is one of another command, or of a version that kept no records to read.</returns>
    /// <exception cref="FormatException">It lacks a field.</exception>
    public static ComparisonSetup? Read(JsonElement manifest)
    {
        if (!RunManifest.IsOf(manifest, Command) || !manifest.TryGetProperty("status", out _))
            return null;
        try
        {
            var configuration = manifest.GetProperty("configuration");
            Participant[] solvers = [.. manifest.GetProperty("solvers").EnumerateArray().Select(ReadSolver)];
            var words = configuration.GetProperty("readings").EnumerateArray();
            Reading[] readings = [.. words.Select(r => ReadingWords.Parse(r.GetString()!))];
            var leftOut = manifest.GetProperty("leftOut").EnumerateArray();
            var limit = configuration.GetProperty("timeLimitSeconds");
            return new()
            {
                Solvers = solvers,
                LeftOut = [.. leftOut.Select(l => new LeftOut(Word(l, "name"), Word(l, "reason")))],
                Readings = readings,
                InstanceCount = manifest.GetProperty("solvesPlanned").GetInt32() / (solvers.Length * readings.Length),
                RelativeGap = configuration.GetProperty("relativeGap").GetDouble(),
                TimeLimit = limit.ValueKind == JsonValueKind.Null ? null : TimeSpan.FromSeconds(limit.GetDouble()),
                Baseline = manifest.TryGetProperty("baseline", out var baseline) && baseline.GetString() is { } name
                    ? solvers.First(s => string.Equals(s.Specification, name, StringComparison.Ordinal))
                    : null,
            };
        }
        catch (Exception e) when (
            e is KeyNotFoundException or InvalidOperationException or ArgumentException or OverflowException or DivideByZeroException)
        {
            throw new FormatException("it lacks a field of a comparison", e);
        }
    }

    private static void WriteConfiguration(Utf8JsonWriter json, ComparisonPlan plan)
    {
        plan.WriteInstances(json);
        json.WriteStrings("solvers", plan.Contenders.Select(c => c.Specification));
        json.WriteStrings("readings", plan.Readings.Select(ReadingWords.ToWord));
        json.WriteNumber("relativeGap", plan.Options.RelativeGap);
        json.WriteNumberOrNull("timeLimitSeconds", plan.Options.TimeLimit?.TotalSeconds ?? double.NaN);
        json.WriteNumber("threads", plan.Options.Threads);
        json.WriteNumber("seed", plan.Options.Seed);
    }

    private static void WriteParticipants(Utf8JsonWriter json, ComparisonPlan plan)
    {
        json.WriteNumber("seed", plan.Options.Seed);
        json.WriteStartArray("solvers");
        foreach (var solver in plan.Setup.Solvers)
        {
            json.WriteStartObject();
            json.WriteString("name", solver.Name);
            json.WriteString("version", solver.Version);
            json.WriteString("specification", solver.Specification);
            json.WriteBoolean("keepsOwnBandwidth", solver.KeepsOwnBandwidth);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        // Not a part of the configuration: no solve depends on it, so another baseline may be asked for in the same folder.
        if (plan.Baseline is { } baseline)
            json.WriteString("baseline", baseline.Specification);
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

    private static Participant ReadSolver(JsonElement solver) => new(
        Word(solver, "specification"), Word(solver, "name"), Word(solver, "version"), solver.GetProperty("keepsOwnBandwidth").GetBoolean());

    private static string Word(JsonElement parent, string name) =>
        parent.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");
}
