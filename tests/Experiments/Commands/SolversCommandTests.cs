using System.Diagnostics;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

public sealed class SolversCommandTests
{
    private static readonly string[] Names = ["exhaustive", "exact", "price", "greedy", "threshold", "full-upload", "random-upload", "learned", "minlp", "gurobi"];

    [Fact]
    public void Solvers_Always_ListsEachWithItsGuarantee()
    {
        var run = InProcess.Run("solvers").Expect(0);
        Assert.Equal(Names, run.Lines.Skip(1).Select(l => l.Split(' ')[0]), StringComparer.Ordinal);
        Assert.StartsWith("exhaustive     optimal    yes", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains("rounds=", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void Solvers_Plugin_IsListed()
    {
        var run = InProcess.Run("solvers", "--plugin", JudbaProgram.ExamplePlugin).Expect(0);
        Assert.Contains("cheapest-single", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Completions_Bash_CompleteACommandAndASolver()
    {
        var script = InProcess.Run("completions", "bash").Expect(0).Output;
        Assert.Equal("solve solvers", Complete(script, "judba", "solv"));
        Assert.Equal("--seed --set", Complete(script, "judba", "generate", "--se"));
        Assert.Equal("paper paper-scaled", Complete(script, "judba", "generate", "--scenario", "pa"));
    }

    private static string Complete(string script, params string[] words)
    {
        var quoted = string.Join(' ', words.Select(w => $"'{w}'"));
        var start = new ProcessStartInfo("bash", ["-c", $"{script}\nCOMP_WORDS=({quoted}); COMP_CWORD={words.Length - 1}; _judba; printf '%s\\n' \"${{COMPREPLY[@]}}\" | sort | paste -sd' '"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var bash = Process.Start(start)!;
        return bash.StandardOutput.ReadToEnd().Trim();
    }

    [Fact]
    public void Help_EachCommand_PrintsUsageAndExits0()
    {
        foreach (var command in (string[])["compare", "solve", "check", "generate", "solvers", "completions"])
            Assert.Contains(command, InProcess.Run(command, "--help").Expect(0).Output, StringComparison.Ordinal);
    }
}
