using System.Globalization;
using Judba.Experiments.Records;
using Judba.Experiments.Text;
using Judba.Models.Problems;

namespace Judba.Experiments.Cli;

/// <summary>A solve in one line, for <c>--verbose</c>.</summary>
internal static class SolveLine
{
    /// <summary>Instance, solver, reading, how it ended, cost and time.</summary>
    public static string Of(SolveRecord record) => string.Create(
        CultureInfo.InvariantCulture,
        $"{record.Instance}, {record.Solver.Specification}, {record.Reading.ToWord()}: {record.Status.ToWord()}"
        + $"{(record.HasPoint ? $", cost {record.Objective:G9}" : "")}, {NumberText.Seconds(record.Seconds)}");
}
