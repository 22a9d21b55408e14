using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

public sealed class ExternalOptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Drop => $"drop=\"{JudbaProgram.CSharpExample}\"";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_External_TakesPart()
    {
        var run = JudbaProgram.Run(
            "compare", "--devices", "6", "--instances", "2", "--external", Drop, "--out", _folder.Path("out")).Expect(0);
        Assert.Equal(
            2,
            run.Lines.Count(
                l => l.TrimStart().StartsWith("drop ", StringComparison.Ordinal) && l.Contains("2/2", StringComparison.Ordinal)));
    }

    [Fact]
    public void Solve_External_IsOneMoreSolver()
    {
        var run = JudbaProgram.Run("solve", _folder.Write("p.json", Samples.Problem), "--external", Drop, "--solver", "drop").Expect(0);
        Assert.Contains("42.63", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Solvers_External_IsListedWithItsProgram()
    {
        var run = InProcess.Run("solvers", "--external", "mine=no-such-program-here --fast").Expect(0);
        Assert.Contains(
            run.Lines, l =>
                l.StartsWith("mine ", StringComparison.Ordinal) && l.Contains("no-such-program-here", StringComparison.Ordinal));
    }

    [Fact]
    public void Compare_ExternalThatFails_SaysWhyOnceAndExits1()
    {
        var run = JudbaProgram.Run(
            "compare", _folder.Write("p.json", Samples.Problem), "--external", "fails=ls /no/such/folder", "--out", _folder.Path("out"));
        Assert.Equal(1, run.ExitCode);
        Assert.Single(
            run.Error.Split('\n'), l =>
                l.Contains("'fails' failed", StringComparison.Ordinal) && l.Contains("/no/such/folder", StringComparison.Ordinal));
    }

    [Fact]
    public void Solve_ExternalThatFails_SaysWhyAndExits1()
    {
        var run = JudbaProgram.Run(
            "solve", _folder.Write("p.json", Samples.Problem), "--external", "fails=ls /no/such/folder", "--solver", "fails");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("'fails' failed", run.Error, StringComparison.Ordinal);
        Assert.Contains("/no/such/folder", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("program", "name=command")]
    [InlineData("Mine=program", "name=command")]
    [InlineData("mine=", "program")]
    [InlineData("mine='a", "quote")]
    [InlineData("exact=ls", "exact")]
    public void Solvers_BadExternal_IsRefused(string external, string hint) =>
        InProcess.Run("solvers", "--external", external).ExpectRefusal(hint);
}
