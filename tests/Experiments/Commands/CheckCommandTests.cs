using Judba.Experiments.Tests.Support;

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
