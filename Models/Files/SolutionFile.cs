using System.Collections.Immutable;
using Judba.Models.Numerics;
using Judba.Models.Problems;

namespace Judba.Models.Files;

/// <summary>Solutions: a bare <c>{"uploads":[…],"bandwidthShare":[…]}</c>, or one object of <c>judba-solve/1</c>.</summary>
public static class SolutionFile
{
    /// <summary>Schema name of solve results and of the lines of record files.</summary>
    public const string Schema = "judba-solve/1";

    private static readonly string[] BareFields = ["uploads", "bandwidthShare"];
    private static readonly string[] AnswerFields = [.. BareFields, "bound"];

    // The first Required stand in every object, the rest in lines of record files.
    private static readonly string[] SolveFields =
    [
        "schema", "instance", "solver", "reading", "termination", "point", "objective", "bound", "gap", "uploads",
        "bandwidthShare", "completionLatency", "seconds", "evaluations",
        "rawStatus", "statistics", "index", "magnitude", "energy", "finished", "host", "runtime", "commit", "options",
    ];

    private const int Required = 14;

    private static readonly Quantity Number = new("number", "1", "any number", -double.MaxValue, double.MaxValue);
    private static readonly Quantity Share = new("share", "1", "share of the band", 0, Problem.MaxMagnitude);

    /// <summary>Reads a solution of a problem with <paramref name="deviceCount"/> devices.</summary>
    /// <exception cref="InputException">The file is not exactly what a format says, or holds no point.</exception>
    public static LoadedSolution Read(string path, int deviceCount) => StrictJson.Read(path, root => Solution(root, deviceCount));

    /// <summary>Reads the text of a solution of a problem with <paramref name="deviceCount"/> devices.</summary>
    /// <param name="source">What messages call it.</param>
    /// <param name="json">The text, UTF-8.</param>
    /// <param name="deviceCount">M.</param>
    /// <exception cref="InputException">The text is not exactly what a format says, or holds no point.</exception>
    public static LoadedSolution Read(string source, ReadOnlyMemory<byte> json, int deviceCount) =>
        StrictJson.Read(source, json, root => Solution(root, deviceCount));

    private static LoadedSolution Solution(StrictJson root, int deviceCount)
    {
        if (!root.Has("schema"))
        {
            var bare = root.Members(BareFields, BareFields.Length);
            return new LoadedSolution(Point(bare[0]!.Value, bare[1]!.Value, deviceCount), double.NaN, double.NaN, double.NaN, null);
        }

        root.RequireSchema(Schema);
        var members = root.Members(SolveFields, Required);
        StrictJson Member(string name) => members[Array.IndexOf(SolveFields, name)]!.Value;
        Member("instance").Name();
        Member("solver").Name();
        var reading = Member("reading").Word([.. ReadingWords.All]);
        Member("termination").Word("optimal", "completed", "infeasible", "time-limit", "interrupted", "numerical-error", "error");
        if (string.Equals(Member("point").Word("feasible", "none"), "none", StringComparison.Ordinal))
            throw Member("point").Refuse("\"feasible\", since there is nothing to check otherwise");
        Member("gap").NumberOrNull(Number);
        Member("seconds").Number(Number);
        Member("evaluations").Number(Number);
        return new LoadedSolution(
            Point(Member("uploads"), Member("bandwidthShare"), deviceCount),
            Member("objective").NumberOrNull(Number),
            Member("bound").NumberOrNull(Number),
            Member("completionLatency").NumberOrNull(Number),
            reading);
    }

    /// <summary>Reads the answer of an external solver: a bare solution, with <c>bound</c> where it proved one.</summary>
    /// <param name="source">What messages call it.</param>
    /// <param name="json">The answer, UTF-8.</param>
    /// <param name="deviceCount">M.</param>
    /// <exception cref="InputException">It is not exactly what the format says.</exception>
    public static LoadedSolution ReadAnswer(
        string source, ReadOnlyMemory<byte> json, int deviceCount) => StrictJson.Read(source, json, root =>
    {
        var members = root.Members(AnswerFields, BareFields.Length);
        var bound = members[^1]?.NumberOrNull(Number) ?? double.NaN;
        return new LoadedSolution(Point(members[0]!.Value, members[1]!.Value, deviceCount), double.NaN, bound, double.NaN, null);
    });

    private static Allocation Point(StrictJson uploads, StrictJson bandwidthShare, int deviceCount)
    {
        var index = new Quantity("device", "1", "index of a device", 0, deviceCount - 1, isInteger: true);
        var uploaders = Array.ConvertAll(uploads.Numbers(index), i => (int)i);
        var shares = bandwidthShare.Numbers(Share, uploaders.Length);
        Array.Sort(uploaders, shares);
        for (var k = 1; k < uploaders.Length; k++)
        {
            if (uploaders[k] == uploaders[k - 1])
                throw uploads.Refuse($"each device once, but {uploaders[k]} stands twice");
        }

        return new Allocation(deviceCount, ImmutableArray.Create(uploaders), ImmutableArray.Create(shares));
    }
}
