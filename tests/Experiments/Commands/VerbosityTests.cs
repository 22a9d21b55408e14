using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

/// <summary><c>-q</c> leaves results and errors, <c>-v</c> adds every step.</summary>
public sealed class VerbosityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("-q")]
    [InlineData("--quiet")]
    public void Compare_Quiet_WritesItsResultAlone(string quiet)
    {
        var run = Compare(quiet);
        Assert.Empty(run.Error);
        Assert.Contains("exact", run.Output, StringComparison.Ordinal);
        Assert.NotEmpty(Compare().Error);
    }

    [Theory]
    [InlineData("-v")]
    [InlineData("--verbose")]
    public void Compare_Verbose_HasALineForEachSolveAndAtTheEndWhatItTook(string verbose)
    {
        var lines = Compare(verbose).Error.Split('\n');
        Assert.Equal(2, lines.Count(l => l.Contains("exact, min-cost: optimal, cost ", StringComparison.Ordinal)));
        Assert.Single(lines, l => l.Contains("of processor time", StringComparison.Ordinal));
    }

    [Fact]
    public void Solve_Verbose_TellsTheProgress()
    {
        var file = _folder.Write("p.json", InProcess.Run("generate", "--devices", "20").Expect(0).Output);
        var run = InProcess.Run("solve", file, "--solver", "exhaustive", "-v").Expect(0);
        Assert.Matches("(?m)^[0-9.]+ (µs|ms|s): best [0-9]", run.Error);
    }

    [Fact]
    public void Conditions_Quiet_StillReportsFailures()
    {
        var run = InProcess.Run(
            "conditions", "-q", "--solver", "threshold", "--condition", "optimal-within-gap", "--out", _folder.Path("out")).Expect(1);
        Assert.Empty(run.Error);
        Assert.Contains("FAILS", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_QuietBadInput_IsToldAllTheSame() =>
        InProcess.Run("-q", "solve", _folder.Path("none.json")).ExpectRefusal("none.json");

    private ProgramResult Compare(params string[] more) => InProcess.Run(
        ["compare", "--devices", "3", "--instances", "2", "--reading", "min-cost", "--solvers", "exact", "--out",
            _folder.Path($"out{more.Length}{string.Concat(more)}"), .. more]).Expect(0);
}
