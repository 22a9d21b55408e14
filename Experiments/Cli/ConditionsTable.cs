using System.Globalization;
using Judba.Experiments.Text;
using Judba.Models.Problems;
using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Catalog;

namespace Judba.Experiments.Cli;

/// <summary>The tables of <c>judba conditions</c>.</summary>
internal static class ConditionsTable
{
    private const string Fails = "FAILS";
    private const string Holds = "holds";
    private const string NotAsked = "-";
    private const string Theory = "theory";

    /// <summary>Every condition with its statement.</summary>
    public static void WriteList(TextWriter output) => TextTable.Write(output,
    [
        ["condition", "property", "about", "readings", "tolerance", "statement", "source", "reason for the tolerance"],
        .. ConditionCatalog.All.Select(c => (string[])
        [
            c.Name, Number(c.Property), Words.Of(c.Subject), string.Join(", ", c.Readings.Select(ReadingWords.ToWord)), NumberText.Tolerance(c.Tolerance), c.Statement, c.Source, c.Reason,
        ]),
    ]);

    /// <summary>Condition × cases × verdict for one solver, condition × solver for several.</summary>
    public static void Write(TextWriter output, IReadOnlyList<string> solvers, IReadOnlyList<ConditionVerdict> verdicts)
    {
        if (solvers.Count == 1)
        {
            TextTable.Write(output, [["condition", "property", "cases", "demanding", "verdict"], .. verdicts.Select(v => (string[])
            [
                v.Outcome.Condition.Name, Number(v.Outcome.Condition.Property), Number(v.Outcome.Cases), Number(v.Outcome.Demanding), Verdict(v.Outcome),
            ])]);
            output.WriteLine("demanding: cases in which the condition asked for anything at all");
            return;
        }

        TextTable.Write(output,
        [
            ["condition", "property", "cases", Theory, .. solvers],
            .. verdicts.GroupBy(v => v.Outcome.Condition).Select(g => (string[])
            [
                g.Key.Name, Number(g.Key.Property), Number(g.Max(v => v.Outcome.Cases)),
                g.Key.Subject == ConditionSubject.Theory ? Cell(g) : NotAsked,
                .. solvers.Select(s => g.Key.Subject == ConditionSubject.Theory ? NotAsked : Cell(g.Where(v => string.Equals(v.Solver, s, StringComparison.Ordinal)))),
            ]),
        ]);
        output.WriteLine($"{NotAsked}: not asked, because the solver does not promise it, or nothing to ask for, as of a bound where none is proved");
    }

    private static string Cell(IEnumerable<ConditionVerdict> verdicts) =>
        verdicts.ToList() is not { Count: > 0 } some || some.TrueForAll(v => v.Outcome is { Demanding: 0, Failure: null }) ? NotAsked
            : some.Exists(v => v.Outcome.Failure is not null) ? Fails : Holds;

    private static string Verdict(ConditionOutcome outcome) =>
        outcome.Failure is not null ? Fails : outcome.WhyNotAsked is { } reason ? $"not asked: {reason}" : outcome.Demanding == 0 ? "nothing to ask for" : Holds;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
