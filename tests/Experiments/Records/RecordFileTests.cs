using Judba.Experiments.Records;
using Judba.Experiments.Tests.Support;
using Judba.Models.Files;

namespace Judba.Experiments.Tests.Records;

/// <summary>Files of records that a process may be killed in the midst of.</summary>
public sealed class RecordFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.Path("records.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Append_Reopened_GoesOnAfterTheLastRecord()
    {
        Write(0);
        Write(1);
        Assert.Equal([0, 1], RecordFile.Read(File).Select(r => r.Index));
    }

    [Fact]
    public void Read_WhileItIsWritten_SeesEveryRecordAdded()
    {
        using var file = RecordFile.Append(File);
        file.Add(Record(5));
        Assert.Equal(5, Assert.Single(RecordFile.Read(File)).Index);
    }

    [Theory]
    [InlineData("{\"schema\":\"judba-so")]
    [InlineData("{}")]
    public void TornLastLine_IsNoRecordAndIsCutOff(string torn)
    {
        Write(0);
        System.IO.File.AppendAllText(File, torn);
        Assert.Equal(0, Assert.Single(RecordFile.Read(File)).Index);
        Write(1);
        Assert.Equal([0, 1], RecordFile.Read(File).Select(r => r.Index));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    public void Read_SpoiltWholeLine_IsRefusedByItsNumber(string line)
    {
        Write(0);
        System.IO.File.AppendAllText(File, line + "\n");
        Write(1);
        Assert.Contains("line 2 ", Assert.Throws<InputException>(() => RecordFile.Read(File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Append_WhileAnotherWrites_IsRefused()
    {
        using var first = RecordFile.Append(File);
        Assert.Contains("no other run", Assert.Throws<InputException>(() => RecordFile.Append(File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFile_IsNoRecord() => Assert.Empty(RecordFile.Read(File));

    private void Write(int index)
    {
        using var file = RecordFile.Append(File);
        file.Add(Record(index));
    }

    private static SolveRecord Record(int index) => SampleRecords.Point(SampleRecords.Task(index, SampleRecords.Solver("exact")), 1, 1);
}
