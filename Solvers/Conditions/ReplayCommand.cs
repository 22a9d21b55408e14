using System.Text;
using System.Text.Json;
using Judba.Models.Files;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.External;

namespace Judba.Solvers.Conditions;

/// <summary>Command lines, as a POSIX shell reads them, that show a failure of a test again, with the problem in them.</summary>
/// <remarks>
/// A solver of an assembly other than this library's comes from that assembly, by <c>--plugin</c>. Options that it was built with are to be
/// added by hand: <c>--solver name:key=value</c>.
/// </remarks>
public static class ReplayCommand
{
    /// <summary>Puts a solver under a condition again.</summary>
    /// <param name="solver">The solver.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="problem">The case.</param>
    /// <param name="seed">Seed of the case.</param>
    public static string Of(ISolver solver, Condition condition, ProblemCase problem, int seed)
    {
        Guard.NotNull(condition);
        Guard.NotNull(problem);
        var text = problem.Scenario is { } scenario ? InstanceFile.ToJson(scenario) : InstanceFile.ToJson(problem.Problem);
        var assumed = solver is AssumedOptimum ? " --assume optimal" : "";
        return $"{Input(text)} | judba conditions - --condition {condition.Name} --seed {seed}{assumed}{Options(solver)}";
    }

    /// <summary>Lets a solver answer a problem again.</summary>
    /// <param name="solver">The solver.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="reading">The reading.</param>
    public static string Of(ISolver solver, Problem problem, Reading reading) =>
        $"{Input(InstanceFile.ToJson(problem))} | judba solve - --reading {reading.ToWord()}{Options(solver)}";

    // On one line, which the file need not be.
    private static string Input(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
            document.WriteTo(writer);
        return $"echo {Quoted(Encoding.UTF8.GetString(bytes.ToArray()))}";
    }

    private static string Options(ISolver solver)
    {
        var own = solver is AssumedOptimum assumed ? assumed.Solver : Guard.NotNull(solver);
        var assembly = own.GetType().Assembly;
        var origin = own is ExternalSolver external
            ? $" --external {Quoted($"{own.Info.Name}={external.Command}")}"
            : IsShipped(assembly.GetName().Name) || assembly.Location.Length == 0 ? "" : $" --plugin {Quoted(assembly.Location)}";
        return $" --solver {own.Info.Name}{origin}";
    }

    private static bool IsShipped(string? assembly) =>
        assembly is "Judba.Solvers" or "Judba.Solvers.Learned" or "Judba.Solvers.OrTools" or "Judba.Solvers.Gurobi";

    private static string Quoted(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=,".Contains(c, StringComparison.Ordinal))
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
