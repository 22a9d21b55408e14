using Judba.Experiments.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Judba.Experiments.Tests.Sweeps;

public sealed class ShardTests : IDisposable
{
    private const int Shards = 3;

    private readonly TemporaryFolder _folder = new();
    private readonly string _config;

    public ShardTests() => _config = _folder.Write("sweep.toml", SweepFiles.Small);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Merge_AllShards_IsTheRunOfOneProcess()
    {
        InProcess.Run("sweep", _config, "--out", _folder.Path("single")).Expect(0);
        for (var index = 1; index <= Shards; index++)
            Run(index);
        Assert.Equal(SweepFiles.SmallSolves, Enumerable.Range(1, Shards).Sum(k => SweepFiles.Stored(Store(k)).Count));

        InProcess.Run("sweep", "merge", Out).Expect(0);

        Assert.Equal(SweepFiles.SmallSolves, SweepFiles.Results(Out).Count);
        Assert.Equal(SweepFiles.Results(_folder.Path("single")), SweepFiles.Results(Out));

        // Again, and elsewhere from this folder: the same.
        var again = InProcess.Run("sweep", "merge", Out).Expect(0);
        Assert.Equal(Shards, again.Error.Split(": 0 new solves").Length - 1);
        InProcess.Run("sweep", "merge", _folder.Path("elsewhere"), Out).Expect(0);
        Assert.Equal(SweepFiles.Results(Out), SweepFiles.Results(_folder.Path("elsewhere")));
    }

    [Fact]
    public void Missing_SomeShards_AreToldAsSbatchTakesThem()
    {
        Run(2);
        var table = InProcess.Run("sweep", "missing", Out).Expect(1);
        Assert.Matches(@"(?m)^2/3 +24 +24 +complete$", table.Output);
        Assert.Matches(@"(?m)^3/3 +0 +24 +not begun$", table.Output);
        Assert.Equal("1,3\n", InProcess.Run("sweep", "missing", Out, "--list").Expect(1).Output);
        Assert.Contains($"48 of {SweepFiles.SmallSolves}", table.Error, StringComparison.Ordinal);

        // One process does the rest, and only that.
        var rest = InProcess.Run("sweep", _config, "--out", Out).Expect(0);
        Assert.Matches(@"48 solves took [0-9.]+ \w+: [0-9.]+ % in the solvers, [0-9.]+ \w+ for each solve beside them", rest.Error);
        Assert.DoesNotContain("on top", rest.Error, StringComparison.Ordinal);
        Assert.Equal("\n", InProcess.Run("sweep", "missing", Out, "--list").Expect(0).Output);
        // A shard sees what was merged.
        Assert.Contains(
            "Nothing to do", InProcess.Run("sweep", _config, "--shard", "1/2", "--out", Out).Expect(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_SomeShards_SaysWhatIsMissing()
    {
        Run(1);
        var run = InProcess.Run("sweep", "merge", Out).Expect(0);
        Assert.Contains($"24 of {SweepFiles.SmallSolves} solves are recorded", run.Error, StringComparison.Ordinal);
        Assert.Equal(24, SweepFiles.Results(Out).Count);

        // The rest comes from shards alone: there is nothing to solve, but something to export.
        Run(2);
        Run(3);
        InProcess.Run("sweep", _config, "--out", Out).Expect(0);
        Assert.Equal(SweepFiles.SmallSolves, SweepFiles.Results(Out).Count);
    }

    [Fact]
    public void AnyCommand_StoreThatIsBeingWritten_IsToldAndLeftAlone()
    {
        Run(1);
        Run(2);
        // As the program holds it while it solves.
        using var writer = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Store(2), Pooling = false }.ConnectionString);
        writer.Open();
        using var hold = writer.CreateCommand();
        hold.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;";
        hold.ExecuteNonQuery();

        var second = JudbaProgram.Run("sweep", _config, "--shard", $"2/{Shards}", "--out", Out).Expect(1);
        Assert.Contains("is being written by another process", second.Error, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^2/3 +0 +24 +running$", JudbaProgram.Run("sweep", "missing", Out).Expect(1).Output);
        Assert.Equal("3\n", JudbaProgram.Run("sweep", "missing", Out, "--list").Expect(1).Output);
        Assert.Contains("is being written, left out", JudbaProgram.Run("sweep", "merge", Out).Expect(0).Error, StringComparison.Ordinal);
        Assert.Equal(24, SweepFiles.Results(Out).Count);
    }

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("1")]
    [InlineData("a/b")]
    [InlineData("1/100001")]
    public void Sweep_ShardThatIsNone_IsRefused(string shard) =>
        InProcess.Run("sweep", _config, "--shard", shard, "--out", Out).ExpectRefusal("--shard", shard, "i/n");

    [Theory]
    [InlineData("missing")]
    [InlineData("merge")]
    public void AnyCommand_FolderOfNoSweep_IsRefused(string command) =>
        InProcess.Run("sweep", command, _folder.Folder).ExpectRefusal(_folder.Folder, "config.json");

    [Fact]
    public void Merge_FileThatIsNoStore_IsRefused()
    {
        Run(1);
        _folder.Write("out/shard-2-of-3.sqlite", "no store, but long enough to be looked at as one: " + new string('x', 200));
        InProcess.Run("sweep", "merge", Out).Expect(2);
    }

    private string Out => _folder.Path("out");

    private string Store(int index) => Path.Combine(Out, $"shard-{index}-of-{Shards}.sqlite");

    private void Run(int index) => InProcess.Run("sweep", _config, "--shard", $"{index}/{Shards}", "--out", Out).Expect(0);
}
