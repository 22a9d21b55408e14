using Judba.Experiments.Text;
using Judba.Models.Problems;
using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Catalog;

namespace Judba.Experiments.Studies.Conditions;

/// <summary>The tables of <c>judba conditions</c>.</summary>
internal static class ConditionsTable
{
    private const string Fails = "FAILS";
    private const string Holds = "holds";
    private const string NotAsked = "-";
    private const string Theory = "theory";

    /// <summary>Every condition with its statement.</summary>
    public static StudyTable List => StudyTable.Of(
        ConditionCatalog.All, new("condition", c => c.Name), new("property", c => c.Property), new("about", c => Words.Of(c.Subject)),
        new("readings", c => string.Join(", ", c.Readings.Select(ReadingWords.ToWord))),
        new("tolerance", c => NumberText.Tolerance(c.Tolerance)),
        new("statement", c => c.Statement), new("source", c => c.Source), new("reason for the tolerance", c => c.Reason));

    /// <summary>Condition × cases × verdict for one solver, condition × solver for several.</summary>
    public static TextBlock Of(IReadOnlyList<string> solvers, IReadOnlyList<SolverOutcome> outcomes) =>
        solvers.Count == 1 ? OfOne(outcomes) : OfSeveral(solvers, outcomes);

    private static TextBlock OfOne(IEnumerable<SolverOutcome> outcomes) => new(StudyTable.Of(
        outcomes.Select(o => o.Outcome), new("condition", o => o.Condition.Name), new("property", o => o.Condition.Property),
        new("cases", o => o.Cases),
        new("demanding", o => o.Demanding), new("verdict", Verdict)))
    {
        Below = ["demanding: cases in which the condition asked for anything at all"],
    };

    private static TextBlock OfSeveral(IEnumerable<string> solvers, IEnumerable<SolverOutcome> outcomes) => new(StudyTable.Of(
        outcomes.GroupBy(o => o.Outcome.Condition),
        [
            new("condition", g => g.Key.Name), new("property", g => g.Key.Property), new("cases", g => g.Max(o => o.Outcome.Cases)),
            new(Theory, g => g.Key.Subject == ConditionSubject.Theory ? Cell(g) : NotAsked),
            .. solvers.Select(s => new StudyColumn<IGrouping<Condition, SolverOutcome>>(
                s, g => g.Key.Subject == ConditionSubject.Theory
                    ? NotAsked : Cell(g.Where(o => string.Equals(o.Solver, s, StringComparison.Ordinal))))),
        ]))
    {
        Below = [$"{NotAsked}: not asked, because the solver does not promise it, or nothing to ask for, "
            + "as of a bound where none is proved"],
    };

    private static string Cell(IEnumerable<SolverOutcome> outcomes) =>
        outcomes.ToList() is not { Count: > 0 } some || some.TrueForAll(o => o.Outcome is { Demanding: 0, Failure: null }) ? NotAsked
            : some.Exists(o => o.IsFailure) ? Fails : Holds;

    private static string Verdict(ConditionOutcome outcome) =>
        outcome.Failure is not null
            ? Fails : outcome.WhyNotAsked is { } reason ? $"not asked: {reason}" : outcome.Demanding == 0 ? "nothing to ask for" : Holds;
}
