namespace Judba.Experiments.Tests.Commands;

public sealed class ConditionsCommandTests
{
    [Fact]
    public void Conditions_HonestSolver_HoldsWithExitCode0()
    {
        var run = JudbaProgram.Run(new ProgramRun(["conditions", "--solver", "exact", "--count", "5"])).Expect(0);
        Assert.DoesNotContain("FAILS", run.Output, StringComparison.Ordinal);
        Assert.Contains("always-feasible", run.Output, StringComparison.Ordinal);
    }

    // The search for a false statement fails, and the command that it prints fails again.
    [Fact]
    public void Conditions_FalseStatement_IsStoredAndReplayedWithExitCode1()
    {
        using var folder = new TemporaryFolder();
        var run = JudbaProgram.Run(
            new ProgramRun(["conditions", "--condition", "presolve-unwilling-away", "--out", "found"]) { WorkingFolder = folder.Folder }).Expect(1);
        var replay = run.Output.Split('\n').Single(l => l.StartsWith("  judba ", StringComparison.Ordinal)).Trim().Split(' ')[1..];
        Assert.Contains("FAILS", JudbaProgram.Run(new ProgramRun(replay) { WorkingFolder = folder.Folder }).Expect(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Conditions_UnknownCondition_IsRefusedByName() =>
        Assert.Contains("no condition 'x'", JudbaProgram.Run(new ProgramRun(["conditions", "--condition", "x"])).Expect(2).Error, StringComparison.Ordinal);
}
