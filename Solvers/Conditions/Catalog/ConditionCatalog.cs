using Judba.Models.Numerics;
using Judba.Solvers.Conditions.Answers;
using Judba.Solvers.Conditions.Gallery;
using Judba.Solvers.Conditions.Theory;

namespace Judba.Solvers.Conditions.Catalog;

/// <summary>Every condition by name, in the order of docs/notation.md section 7.</summary>
public static class ConditionCatalog
{
    /// <summary>All conditions.</summary>
    public static IReadOnlyList<Condition> All { get; } =
    [
        .. ((IEnumerable<Condition>)[
            .. EqualFinishConditions.All, .. CheapestShareConditions.All, .. InvarianceConditions.All, .. ObservationConditions.All,
            .. LimitConditions.All, .. AnswerConditions.All, .. OptimumConditions.All]).OrderBy(c => c.Property),
    ];

    /// <summary>The conditions that ask a solver.</summary>
    public static IEnumerable<Condition> OfSolvers => All.Where(c => c.Subject != ConditionSubject.Theory);

    /// <summary>The conditions that ask none.</summary>
    public static IEnumerable<Condition> OfTheory => All.Where(c => c.Subject == ConditionSubject.Theory);

    /// <summary>The condition of that name, or the false statement of <see cref="FalseStatements"/>.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists them.</exception>
    public static Condition Find(string name) =>
        All.Concat(FalseStatements.All).FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.Ordinal))
            ?? throw new ArgumentException(
            $"There is no condition '{name}'; {Spelling.Hint(name, All.Select(c => c.Name))}", nameof(name));
}
