using System.Globalization;
using System.Text.Json;
using Judba.Experiments.Tests.Support;
using Judba.Experiments.Text;

namespace Judba.Experiments.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_BareSolution_IsScored()
    {
        var run = Check(Samples.BareSolution).Expect(0);
        Assert.Contains("42.63", run.Output, StringComparison.Ordinal);
        Assert.Contains("feasible", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    // Device 1 alone is the optimum of the sample; both with equal shares cost more.
    [Fact]
    public void Check_FeasibleSolution_IsShownBesideTheProvedOptimum()
    {
        var best = InProcess.Run("solve", _folder.Write("problem.json", Samples.Problem), "--json").Expect(0).Output;
        Assert.Matches("excess +(0|< 0.0001) % over the bound", Check(best).Expect(0).Output);
        var run = Check("""{"uploads":[0],"bandwidthShare":[1]}""").Expect(0);
        using var optimum = JsonDocument.Parse(best);
        var cost = double.Parse(Cell(run, "cost").Split(' ')[0], CultureInfo.InvariantCulture);
        var least = optimum.RootElement.GetProperty("objective").GetDouble();
        Assert.StartsWith(NumberText.Number(least, 12) + ", proved: gap", Cell(run, "optimum"), StringComparison.Ordinal);
        Assert.StartsWith(NumberText.Percent((cost - least) / least), Cell(run, "excess"), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_InfeasibleSolution_HasNoDistance() =>
        Assert.DoesNotContain("excess", Check("""{"uploads":[0],"bandwidthShare":[1.1]}""").Expect(1).Output, StringComparison.Ordinal);

    // The least cost is −1, that of nobody is 1: no ratio tells how far it is.
    [Fact]
    public void Check_OptimumOfAnotherSign_ShowsTheAbsoluteExcess()
    {
        var problem = """
            {"schema":"judba-problem/1","name":"signs","latencyWeight":1,"constant":1,"minUploaders":0,
             "computeLatency":[0],"transmitTime":[1],"uploadCost":[-3],"transmitEnergyWeight":[0]}
            """;
        var run = InProcess.Run(
            "check", _folder.Write("problem.json", problem), _folder.Write("solution.json", """{"uploads":[],"bandwidthShare":[]}"""))
            .Expect(0);
        Assert.StartsWith("2 in the unit of cost", Cell(run, "excess"), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_Costs_HaveTwelveDigitsAtMost()
    {
        InProcess.Run("generate", "--devices", "6", "--out", _folder.Folder).Expect(0);
        var run = InProcess.Run(
            "check", _folder.Path("paper-m6-s1-0.json"), _folder.Write("solution.json", """{"uploads":[0],"bandwidthShare":[1]}"""))
            .Expect(0);
        Assert.DoesNotMatch("[0-9.]{14,}", run.Output);
    }

    private static string Cell(ProgramResult run, string name) =>
        run.Lines.Single(l => l.StartsWith(name + " ", StringComparison.Ordinal))[name.Length..].Trim();

    [Fact]
    public void Check_TrueClaims_Pass() => Check(Samples.SolveObject).Expect(0);

    [Theory]
    [InlineData("\"objective\":42.63", "\"objective\":42.62", "42.62")]
    [InlineData("\"completionLatency\":0.6", "\"completionLatency\":0.5", "0.5")]
    [InlineData("\"bandwidthShare\":[1]", "\"bandwidthShare\":[1.1]", "1.1")]
    [InlineData("\"bandwidthShare\":[1]", "\"bandwidthShare\":[0]", "device 1")]
    [InlineData("\"bandwidthShare\":[1]", "\"bandwidthShare\":[-0.0]", "device 1")]
    [InlineData("\"bandwidthShare\":[1]", "\"bandwidthShare\":[-0]", "device 1")]
    [InlineData("\"bandwidthShare\":[1]", "\"bandwidthShare\":[-1e-400]", "device 1")]
    [InlineData("\"uploads\":[1],\"bandwidthShare\":[1]", "\"uploads\":[],\"bandwidthShare\":[]", "at least 1")]
    public void Check_FalseClaim_FailsWithASentence(string part, string replacement, string named)
    {
        var run = Check(Samples.With(Samples.SolveObject, part, replacement)).Expect(1);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_BoundAboveTheCost_FailsWithASentence()
    {
        var run = Check(Samples.With(Samples.SolveObject, "\"bound\":null", "\"bound\":43")).Expect(1);
        Assert.Contains("43", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SharesWithinTheTolerance_Pass() => Check("""{"uploads":[0,1],"bandwidthShare":[0.5,0.5000000009]}""").Expect(0);

    [Fact]
    public void Check_SharesBeyondTheTolerance_Fail() => Check("""{"uploads":[0,1],"bandwidthShare":[0.5,0.500000002]}""").Expect(1);

    [Fact]
    public void Check_OtherBandwidthThanTheFastest_FailsInMinLatencyOnly()
    {
        const string EqualShares = """{"uploads":[0,1],"bandwidthShare":[0.5,0.5]}""";
        Check(EqualShares).Expect(0);
        Check(EqualShares, "--reading", "min-latency").Expect(1);
    }

    private ProgramResult Check(string solution, params string[] options) =>
        InProcess.Run(["check", _folder.Write("problem.json", Samples.Problem), _folder.Write("solution.json", solution), .. options]);
}
