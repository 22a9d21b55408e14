using System.Globalization;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Catalog;
using Xunit;

namespace Judba.Solvers.Contract;

/// <summary>How many problems each condition is checked on, and the check of all of them at once.</summary>
/// <remarks>The environment variable <c>JUDBA_CONDITION_CASES</c> sets the number for thorough runs: docs/conditions.md.</remarks>
public static class ConditionCases
{
    private const string Variable = "JUDBA_CONDITION_CASES";
    private const int Usual = 300;

    // A solver that takes milliseconds to start gets a tenth of the cases.
    private const int SlowPart = 10;

    /// <summary>Problems for each condition.</summary>
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : Usual;

    /// <summary>Problems for each condition of a solver that is slow to start.</summary>
    public static int SlowCount => Math.Max(1, Count / SlowPart);

    /// <summary>Puts a solver under every condition that it is asked for.</summary>
    public static void AssertAllHold(ISolver solver, int count, int largestCase = int.MaxValue)
    {
        var run = new ConditionRun(solver, count) { LargestCase = largestCase };
        Assert.All(ConditionCatalog.OfSolvers, condition => run.Check(condition).ThrowIfViolated());
    }
}
