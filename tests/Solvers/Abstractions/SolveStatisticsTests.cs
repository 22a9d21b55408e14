using System.Globalization;
using System.Text.RegularExpressions;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Registry;

namespace Judba.Solvers.Tests.Abstractions;

/// <summary>The numbers of a solver are those that its words tell to people.</summary>
public sealed partial class SolveStatisticsTests
{
    [Theory]
    [InlineData("exact", "nodes", nameof(SolveStatistics.Nodes))]
    [InlineData("exact", "classes of devices", nameof(SolveStatistics.Classes))]
    [InlineData("exact", "open", nameof(SolveStatistics.OpenNodes))]
    [InlineData("price", "intervals of deadlines", nameof(SolveStatistics.OpenIntervals))]
    [InlineData("greedy", "starts", nameof(SolveStatistics.Starts))]
    [InlineData("greedy", "moves", nameof(SolveStatistics.Moves))]
    [InlineData("exhaustive", "sets", nameof(SolveStatistics.CandidateSets))]
    [InlineData("threshold", "rounds of elimination", nameof(SolveStatistics.Rounds))]
    public void Statistics_Number_IsTheOneInWords(string solver, string what, string name)
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 12, seed: 1).ToProblem();
        var result = SolverRegistry.CreateDefault().Create(solver).Solve(problem, new());
        var number = Assert.Single(
            Numbers().Matches(result.RawStatus), m => string.Equals(m.Groups["what"].Value, what, StringComparison.Ordinal));
        var value = typeof(SolveStatistics).GetProperty(name)!.GetValue(result.Statistics);
        Assert.Equal(number.Groups["count"].Value, Convert.ToString(value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("(?<count>[0-9]+) (?<what>[a-z ]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
