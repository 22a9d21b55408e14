using Judba.Experiments.Cli;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

public sealed class SolversCommandTests
{
    private static readonly string[] Names = ["exhaustive", "exact", "price", "greedy", "threshold", "full-upload", "random-upload",
        "learned", "minlp", "gurobi"];

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
    public void Solvers_OnATerminal_FitsIt()
    {
        const int Width = 80;
        using var output = new StringWriter { NewLine = "\n" };
        var session = new Session(Stream.Null, output, TextWriter.Null, CancellationToken.None) { TerminalWidth = () => Width };
        Assert.Equal(0, Application.Run(["solvers"], session));
        var lines = output.ToString().TrimEnd().Split('\n');
        Assert.All(lines, l => Assert.InRange(l.Length, 1, Width));
        Assert.All(Names, name => Assert.Single(lines, l => l.StartsWith(name + " ", StringComparison.Ordinal)));
        Assert.Contains(lines, l => l.Contains("refinements=64", StringComparison.Ordinal));
    }

    [Fact]
    public void Solvers_Plugin_IsListed()
    {
        var run = InProcess.Run("solvers", "--plugin", JudbaProgram.ExamplePlugin).Expect(0);
        Assert.Contains("cheapest-single", run.Output, StringComparison.Ordinal);
    }
}
