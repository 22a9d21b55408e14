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
    public void Solvers_Plugin_IsListed()
    {
        var run = InProcess.Run("solvers", "--plugin", JudbaProgram.ExamplePlugin).Expect(0);
        Assert.Contains("cheapest-single", run.Output, StringComparison.Ordinal);
    }
}
