using System.Text;
using Judba.Experiments.Records;
using Judba.Experiments.Sweeps.Planning;
using Judba.Experiments.Sweeps.Storage;
using Judba.Experiments.Tests.Support;
using Judba.Experiments.Tests.Sweeps;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Exhaustive;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Tests.Records;

/// <summary>A record through every format that is read back.</summary>
public sealed class SolveRecordTests : IDisposable
{
    private static readonly Participant Exact = SampleRecords.Solver("exact:threads=1");

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, Records.Length)];

    private static SolveRecord[] Records =>
    [
        SampleRecords.Point(
            SampleRecords.Task(3, Exact, Reading.MinLatency) with { TimeLimit = TimeSpan.FromSeconds(2.5) }, 41.25, 0.1 + 0.2, 41.2),
        SampleRecords.Point(SampleRecords.Task(0, SampleRecords.Solver("full-upload", keepsOwnBandwidth: true)), -3, 1e-7),
        SampleRecords.Failed(SampleRecords.Task(1, Exact)),
        SampleRecords.Failed(SampleRecords.Task(2, Exact), SolveStatus.TimeLimit, 2) with { Bound = 17 },
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Line_ReadBack_IsTheSameRecord(int kind)
    {
        var record = Records[kind];
        var read = SolveJson.Read(SolveJson.Line(record));
        Assert.Equal(record.Uploads, read.Uploads);
        Assert.Equal(record.BandwidthShare, read.BandwidthShare);
        Assert.Equal(WithoutLists(record), WithoutLists(read));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Store_ReadBack_IsTheSameRecordWithoutWhatItDoesNotKeep(int kind)
    {
        var plan = SweepPlan.Read(
            _folder.Write("sweep.toml", SweepFiles.Small.Replace("\"price\"", "\"exact:threads=1\"", StringComparison.Ordinal)), []);
        // Point 1 and instance 3 of four.
        var record = Records[kind] with
        {
            Index = 7,
            Instance = plan.NameOf(7),
            RelativeGap = plan.Config.Gap,
            Threads = plan.Config.Threads,
            TimeLimit = null
        };
        using (var store = SweepStore.Open(_folder.Path("sweep.sqlite"), plan))
        {
            store.AddSolvers([record.Solver]);
            store.Add(record);
        }

        var (point, records) = Assert.Single(StoreAccess.Fleets(_folder.Path("sweep.sqlite"), plan));
        Assert.Equal(1, point.Index);
        Assert.Equal(WithoutLists(record) with { Stamp = new() { Host = record.Stamp.Host } }, Assert.Single(records));
    }

    // Records of older versions have no energy.
    [Fact]
    public void Line_WithEnergyAndWithout_IsReadBack()
    {
        var record = SampleRecords.Point(SampleRecords.Task(0, SampleRecords.Solver("exact")), 75, 1) with { Energy = 531.25 };
        var line = Encoding.UTF8.GetString(SolveJson.Line(record));
        Assert.Equal(531.25, SolveJson.Read(Encoding.UTF8.GetBytes(line)).Energy);
        var older = line.Replace("\"energy\":531.25,", "", StringComparison.Ordinal);
        Assert.True(older.Length < line.Length, line);
        Assert.Equal(double.NaN, SolveJson.Read(Encoding.UTF8.GetBytes(older)).Energy);
    }

    [Fact]
    public void Of_Verdict_HoldsTheRescoredPoint()
    {
        var problem = InstanceFile.Read(_folder.Write("p.json", Samples.Problem)).Problem;
        var verdict = Referee.Run(new ExhaustiveSolver(), problem, new SolveOptions());
        var record = SolveRecord.Of(SampleRecords.Task(0, Exact), verdict);
        Assert.Equal(
            (SolveStatus.Optimal, 42.63, 1, true),
            (record.Status, Math.Round(record.Objective, 10), record.UploaderCount, record.HasPoint));
        Assert.Equal([1], record.Uploads);
        Assert.Equal(verdict.Evaluation!.Magnitude, record.Magnitude);
        Assert.Equal(verdict.Seconds, record.Seconds);
        Assert.Equal(0, record.Gap);
    }

    [Fact]
    public void Without_LongMessageOfManyLines_IsOneShortLine()
    {
        var record = SolveRecord.Without(SampleRecords.Task(0, Exact), SolveStatus.Error, "one\ntwo " + new string('x', 1000));
        Assert.StartsWith("one two x", record.Message, StringComparison.Ordinal);
        Assert.Equal(301, record.Message.Length);
    }

    [Theory]
    [InlineData(SolveStatus.Error, "error", true, true)]
    [InlineData(SolveStatus.NumericalError, "numerical-error", true, true)]
    [InlineData(SolveStatus.TooLarge, "too-large", false, false)]
    [InlineData(SolveStatus.Refused, "refused", false, false)]
    [InlineData(SolveStatus.TimeLimit, "time-limit", false, true)]
    internal void Status_Word_SaysWhetherItFailed(SolveStatus status, string word, bool isFailed, bool isAttempted)
    {
        var record = SampleRecords.Failed(SampleRecords.Task(0, Exact), status);
        Assert.Equal((word, isFailed, isAttempted), (status.ToWord(), record.IsFailed, record.IsAttempted));
        Assert.Equal(status, StatusWords.Find(word));
    }

    private static SolveRecord WithoutLists(SolveRecord record) => record with { Uploads = [], BandwidthShare = [] };
}
