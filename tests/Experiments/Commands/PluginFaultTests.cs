using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

/// <summary>Plugins that fail: who and why is told, and nobody waits for them for ever.</summary>
public sealed class PluginFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Solve_SolverThatCannotBeBuilt_IsRefusedWithItsReason() =>
        Solve("unbuildable").ExpectRefusal("moody", "cannot be built: the weather is bad.");

    [Fact]
    public void Solve_SolverThatThrows_IsNamedWithItsReason()
    {
        var run = Solve("angry").Expect(1);
        Assert.Contains("Solver 'moody' on 'two' failed: InvalidOperationException: not today", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_SolverThatNeverStops_IsLeftBehindAfterTheLimit()
    {
        var run = Solve("deaf", "--time-limit", "100ms").Expect(1);
        Assert.Contains("did not stop at its time limit", run.Error, StringComparison.Ordinal);
    }

    private ProgramResult Solve(string mood, params string[] more) => JudbaProgram.Run(
        ["solve", _folder.Write("p.json", Samples.Problem), "--plugin", JudbaProgram.ExamplePlugin, "--solver", $"moody:mood={mood}",
            .. more]);
}
