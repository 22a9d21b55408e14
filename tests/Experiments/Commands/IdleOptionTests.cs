using Judba.Experiments.Tests.Support;
using Judba.Experiments.Tests.Sweeps;

namespace Judba.Experiments.Tests.Commands;

/// <summary>No option is given without effect: it has one, is refused, or one line says that it has none.</summary>
public sealed class IdleOptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Drop => $"drop=\"{JudbaProgram.CSharpExample}\"";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_GuestsBesideNamedSolvers_TakePart()
    {
        var run = InProcess.Run(
            "compare", "--devices", "4", "--instances", "1", "--reading", "min-cost", "--solvers", "exact", "--external", Drop, "--plugin",
            JudbaProgram.ExamplePlugin, "--out", _folder.Path("out")).Expect(0);
        foreach (var name in (string[])["exact", "drop", "cheapest-single"])
            Assert.Single(run.Lines, l => l.TrimStart().StartsWith(name + " ", StringComparison.Ordinal));
        Assert.Contains("moody is left out", run.Output, StringComparison.Ordinal);
        Assert.Contains("Times of 'drop' include the start of the program", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_GuestNamedToo_TakesPartOnce()
    {
        var run = InProcess.Run(
            "compare", "--devices", "4", "--instances", "1", "--reading", "min-cost", "--solvers", "drop", "--external", Drop, "--out",
            _folder.Path("out")).Expect(0);
        Assert.Single(run.Lines, l => l.TrimStart().StartsWith("drop ", StringComparison.Ordinal));
    }

    [Fact]
    public void Sweep_GuestsThatAreNotNamed_TakePartAndMergeAgain()
    {
        var config = _folder.Write("sweep.toml", SweepFiles.Small + $"\n[external]\ndrop = '\"{JudbaProgram.CSharpExample}\"'\n");
        var run = InProcess.Run("sweep", config, "--out", _folder.Path("out")).Expect(0);
        Assert.Contains(run.Lines, l => l.StartsWith("drop ", StringComparison.Ordinal));
        Assert.Contains("\"drop\"", File.ReadAllText(_folder.Path("out/config.json")), StringComparison.Ordinal);
        Assert.Contains(
            "Nothing to do", InProcess.Run("sweep", _folder.Path("out/config.json"), "--out", _folder.Path("out")).Expect(0).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_GuestThatNoOptionChooses_SaysSoInOneLine()
    {
        var file = _folder.Write("p.json", Samples.Problem);
        Assert.Equal(
            "Option '--external' adds solver 'drop', which is not chosen; --solver drop runs it.\n",
            InProcess.Run("solve", file, "--external", Drop).Expect(0).Error);
        Assert.Equal(
            "Option '--plugin' adds solvers 'cheapest-single', 'moody', none of which is chosen; --solver cheapest-single runs it.\n",
            InProcess.Run("solve", file, "--plugin", JudbaProgram.ExamplePlugin).Expect(0).Error);
        Assert.Empty(InProcess.Run("solve", file, "--external", Drop, "--solver", "drop").Expect(0).Error);
        Assert.Empty(
            InProcess.Run("solve", file, "--plugin", JudbaProgram.ExamplePlugin, "--solver", "cheapest-single").Expect(0).Error);
    }

    [Fact]
    public void Conditions_GuestThatNoOptionChooses_SaysSoInOneLine()
    {
        var run = InProcess.Run("conditions", "--external", Drop, "--count", "1", "--condition", "always-feasible").Expect(0);
        Assert.Contains("solver 'drop', which is not chosen", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Conditions_TheoryAlone_SaysThatNoSolverIsAsked()
    {
        var run = InProcess.Run("conditions", "--solver", "greedy", "--count", "1", "--condition", "kkt").Expect(0);
        Assert.Contains("'--solver' has no effect", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_CertificateWithoutProof_SaysThatNoneIsWritten()
    {
        var file = _folder.Write("p.json", Samples.With(Samples.Problem, "\"minUploaders\":1", "\"minUploaders\":3"));
        var run = InProcess.Run("solve", file, "--certificate", _folder.Path("proof.json")).Expect(3);
        Assert.Contains("No certificate is written", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.Path("proof.json")));
    }

    [Theory]
    [InlineData("'--solver' has no effect beside '--list'", "conditions", "--list", "--solver", "exact")]
    [InlineData("'--count' has no effect beside '--list'", "conditions", "--list", "--count", "3")]
    [InlineData("'--distribution' has no effect beside '--list'", "conditions", "--list", "--distribution")]
    [InlineData("'files' has no effect beside '--list'", "conditions", "--list", "a.json")]
    [InlineData("'--condition' has no effect beside '--distribution'", "conditions", "--distribution", "--condition", "kkt")]
    [InlineData("'--out' has no effect beside '--distribution'", "conditions", "--distribution", "--out", "x")]
    [InlineData("'--devices' has no effect beside '--schema'", "generate", "--schema", "--devices", "3")]
    [InlineData("'--out' has no effect beside '--schema'", "generate", "--schema", "--out", "x")]
    [InlineData("'--epochs' has no effect beside '--shard'", "train", "allocator", "--shard", "0/2", "--epochs", "3")]
    [InlineData("'--resume' has no effect beside '--shard'", "train", "allocator", "--shard", "0/2", "--resume")]
    [InlineData("'--out' has no effect beside '--labels'", "train", "allocator", "--shard", "0/2", "--labels", "l", "--out", "x")]
    [InlineData("together", "calibrate", "--quiet", "--verbose")]
    public void AnyCommand_OptionWithoutEffect_IsRefused(string sentence, params string[] arguments) =>
        InProcess.Run(arguments).ExpectRefusal(sentence);

    [Fact]
    public void Beyond_PluginForPartsThatRunNoPlugin_IsRefused() =>
        InProcess.Run("reproduce", "beyond", "alpha", "--plugin", JudbaProgram.ExamplePlugin, "--out", _folder.Path("out"))
            .ExpectRefusal("'--plugin' has no effect on alpha", "profiles");
}
