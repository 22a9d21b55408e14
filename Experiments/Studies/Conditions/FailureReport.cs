using Judba.Models.Files;
using Judba.Models.Problems;

namespace Judba.Experiments.Studies.Conditions;

/// <summary>Tells what failed: the statement, the smallest failing problem, and the command that checks it again.</summary>
/// <param name="output">Where to.</param>
/// <param name="options">Options that make the same solvers known again, such as plugins: pairs of name and value.</param>
internal sealed class FailureReport(TextWriter output, IReadOnlyList<(string Name, string Value)> options)
{
    /// <summary>Writes the failures.</summary>
    /// <param name="failures">What failed.</param>
    /// <param name="folder">Takes the failing problems; null where they are the user's own files.</param>
    public void Write(IReadOnlyCollection<SolverOutcome> failures, string? folder)
    {
        var several = failures.Select(f => f.Solver).Distinct(StringComparer.Ordinal).Count() > 1;
        foreach (var (solver, (condition, _, _, _, failure)) in failures)
        {
            var (problem, reading, seed, message) = failure!;
            output.WriteLine();
            output.WriteLine($"{condition.Name} ({solver}, {reading.ToWord()}, seed {seed}): {message}");
            output.WriteLine($"  {condition.Statement} [{condition.Source}]");
            if (folder is null)
                continue;
            var path = Path.Combine(folder, $"{condition.Name}{(several ? "-" + FileWord(solver) : "")}.json");
            AtomicFile.Write(path, problem.Scenario is { } scenario ? InstanceFile.ToJson(scenario) : InstanceFile.ToJson(problem.Problem));
            var words = string.Concat(options.Prepend(("--solver", solver)).Select(o => $" {o.Item1} {Quoted(o.Item2)}"));
            output.WriteLine($"  judba conditions {Quoted(path)} --condition {condition.Name} --seed {seed}{words}");
        }
    }

    private static string FileWord(string solver) => string.Concat(solver.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    // As a POSIX shell reads it back.
    private static string Quoted(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=,".Contains(c, StringComparison.Ordinal))
        ? text
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
