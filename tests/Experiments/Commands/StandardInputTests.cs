using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

/// <summary>A hyphen in place of a file is standard input, wherever a problem, a solution or a certificate is read.</summary>
public sealed class StandardInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Problem => _folder.Write("p.json", Samples.Problem);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("solve", "-", "--json")]
    [InlineData("export", "-")]
    [InlineData("conditions", "-", "--condition", "kkt")]
    public void Command_Hyphen_ReadsTheProblemFromStandardInput(params string[] arguments)
    {
        var run = InProcess.RunWithInput(Samples.Problem, arguments).Expect(0);
        var file = InProcess.Run([arguments[0], Problem, .. arguments[2..]]).Expect(0);
        if (arguments[0] is "export")
            Assert.Equal(file.Output, run.Output);
        else
            Assert.Equal(file.Lines.Length, run.Lines.Length);
    }

    [Fact]
    public void Check_Hyphen_IsEitherOfTheTwo()
    {
        InProcess.RunWithInput(Samples.SolveObject, "check", Problem, "-").Expect(0);
        InProcess.RunWithInput(Samples.Problem, "check", "-", _folder.Write("s.json", Samples.SolveObject)).Expect(0);
    }

    [Fact]
    public void Verify_Hyphen_IsEitherOfTheTwo()
    {
        var proof = _folder.Path("proof.json");
        InProcess.Run("solve", Problem, "--certificate", proof).Expect(0);
        InProcess.RunWithInput(File.ReadAllText(proof), "verify", Problem, "-").Expect(0);
        InProcess.RunWithInput(Samples.Problem, "verify", "-", proof).Expect(0);
    }

    [Fact]
    public void Compare_Hyphen_IsOneOfTheInstancesAndStaysTheSameRun()
    {
        var other = _folder.Write("i.json", Samples.Instance);
        string[] arguments = ["compare", "-", other, "--solvers", "exact", "--out", _folder.Path("out")];
        InProcess.RunWithInput(Samples.Problem, arguments).Expect(0);
        Assert.Contains("already", InProcess.RunWithInput(Samples.Problem, arguments).Expect(0).Error, StringComparison.Ordinal);
        InProcess.RunWithInput(Samples.Problem.Replace("41.5", "41.6", StringComparison.Ordinal), arguments).ExpectRefusal("out");
    }

    [Fact]
    public void Check_HyphenTwice_IsRefused() =>
        InProcess.RunWithInput(Samples.Problem, "check", "-", "-").ExpectRefusal("Standard input is named twice");

    [Fact]
    public void Solve_SpoiltInput_IsNamed() =>
        InProcess.RunWithInput("{", "solve", "-").ExpectRefusal("standard input:");

    [UnixTheory]
    [InlineData("judba generate --devices 3 | judba solve - --json")]
    public void Shell_Pipe_GoesThrough(string line) =>
        Assert.Contains("judba-solve/1", JudbaProgram.Shell(line, _folder.Folder).Expect(0).Output, StringComparison.Ordinal);
}
