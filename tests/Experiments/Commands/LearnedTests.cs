using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

/// <summary>The learned allocator from the command line: training, its weights in a solver, its study.</summary>
public sealed class LearnedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TrainAllocator_FewBlocks_WritesWeightsThatSolve()
    {
        var run = JudbaProgram.Run("train", "allocator", "--blocks", "2", "--epochs", "1", "--out", _folder.Folder);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("two-camps", run.Output, StringComparison.Ordinal);
        foreach (var name in (string[])["allocator.safetensors", "allocator.json", "curve.csv", "labels/labels-00000.safetensors"])
            Assert.True(File.Exists(_folder.Path(name)), name);
        var problem = _folder.Write("p.json", Samples.Problem);
        var solved = JudbaProgram.Run(
            "solve", problem, "--solver", $"learned:weights={_folder.Path("allocator.safetensors")},decoding=direct");
        Assert.Equal(0, solved.ExitCode);
    }

    [Fact]
    public void TrainAllocator_Shard_MakesItsLabelsAlone()
    {
        var run = JudbaProgram.Run("train", "allocator", "--blocks", "41", "--shard", "2/3", "--out", _folder.Folder);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("labels-00002.safetensors", Path.GetFileName(Assert.Single(Directory.GetFiles(_folder.Path("labels")))));
        Assert.False(File.Exists(_folder.Path("allocator.safetensors")));
    }

    [Theory]
    [InlineData("3/3")]
    [InlineData("1")]
    [InlineData("-1/2")]
    public void TrainAllocator_BadShard_IsRefused(string shard) =>
        InProcess.Run("train", "allocator", $"--shard={shard}", "--out", _folder.Folder).ExpectRefusal("--shard", shard, "0/4");

    [Theory]
    [InlineData("weights=none.safetensors", "none.safetensors", "cannot be read")]
    [InlineData("decoding=guess", "guess", "Guided, Direct")]
    [InlineData("device=tpu", "tpu", "Cpu, Cuda")]
    public void Solve_BadOptionOfLearned_IsRefused(string option, string named, string allowed) =>
        InProcess.Run("solve", _folder.Write("p.json", Samples.Problem), "--solver", $"learned:{option}").ExpectRefusal(named, allowed);

    [Fact]
    public void Solve_ForeignWeights_IsRefused() =>
        InProcess.Run(
            "solve", _folder.Write("p.json", Samples.Problem), "--solver",
            $"learned:weights={_folder.Write("w.safetensors", "no weights")}")
            .ExpectRefusal("w.safetensors", "corrupt or broken off");

    [Fact]
    public void ReproduceLearned_Quick_WritesTablesAndPictures()
    {
        var run = JudbaProgram.Run("reproduce", "learned", "--quick", "--out", _folder.Folder);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("does not hold", run.Output, StringComparison.Ordinal);
        string[] names = ["learned-excess", "learned-times", "learned-batch", "learned-warm", "learned-trainings", "learned-claims"];
        string[] others = ["learned-excess.png", "learned-times.svg", "learned-data.png", "manifest.json", "report.html"];
        foreach (var name in names.Select(n => n + ".csv").Concat(others))
            Assert.True(new FileInfo(_folder.Path(name)).Length > 100, name);
    }
}
