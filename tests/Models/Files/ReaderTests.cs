using System.Text;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Tests.Support;

namespace Judba.Models.Tests.Files;

/// <summary>Every reader of this library on files that are spoilt in every way.</summary>
public sealed class ReaderTests : IDisposable
{
    private const string Solve = """
        {"schema":"judba-solve/1","instance":"two","solver":"price","reading":"min-cost","termination":"error","point":"feasible",
         "objective":42.63,"bound":null,"gap":null,"uploads":[0,1],"bandwidthShare":[0.5,0.5],
         "completionLatency":0.6,"seconds":0.002,"evaluations":56,"rawStatus":"","host":{},"runtime":{},"commit":"x","options":{}}
        """;

    private static readonly Scenario Pair = ScenarioGenerator.Generate(ScenarioLaw.Paper, 2, seed: 1);

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Formats { get; } = ["problem", "instance", "bare", "solve", "answer", "profile"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_FileCutAnywhere_IsRefusedInOneSentence(string format) =>
        Assert.All(SpoiltFiles.Cut(Sample(format)), file =>
        {
            Assert.Null(SpoiltFiles.Complaint(() => Read(format, file)));
            Assert.Throws<InputException>(() => Read(format, file));
        });

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_AnyValueReplaced_IsReadOrRefusedInOneSentence(string format) =>
        Assert.All(SpoiltFiles.Restructured(Sample(format)), file => Assert.Null(SpoiltFiles.Complaint(() => Read(format, file))));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_WindowsLinesOrByteOrderMark_IsRead(string format) =>
        Assert.All(SpoiltFiles.Dressed(Sample(format)), file => Read(format, file));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_NestedTooDeep_SaysTheDepth(string format) => Assert.Contains(
        "depth of at most 64",
        Assert.Throws<InputException>(() => Read(format, Encoding.UTF8.GetBytes("{\"uploads\":" + new string('[', 1000)))).Message,
        StringComparison.Ordinal);

    // 1/−0 is −∞, and −0 alone would give one problem two digests.
    [Fact]
    public void Read_NegativeZero_IsZeroEverywhere()
    {
        foreach (var zero in (string[])["-0", "-0.0", "-1e-400"])
        {
            var problem = Written(
                "p.json", Text("problem").Replace("\"minUploaders\": 1", $"\"minUploaders\": {zero}", StringComparison.Ordinal)
                .Replace("\"constant\": 0", $"\"constant\": {zero}", StringComparison.Ordinal), p => InstanceFile.Read(p).Problem);
            Assert.False(double.IsNegative(problem.Constant) && problem.Constant == 0);
            Assert.Equal(0, problem.MinUploaders);
            var point = Written("s.json", "{\"uploads\":[0],\"bandwidthShare\":[" + zero + "]}", p => SolutionFile.Read(p, 2)).Allocation;
            Assert.False(double.IsNegative(point.BandwidthShare[0]));
            var device = Written("i.json", Instance(zero), p => InstanceFile.Read(p).Scenario!).Devices[0];
            Assert.Equal((0, false), (device.IdlePowerW, double.IsNegative(device.IdlePowerW)));
        }

        static string Instance(string zero)
        {
            var text = Encoding.UTF8.GetString(InstanceFile.ToJson(Pair));
            var start = text.IndexOf("\"idlePowerW\":", StringComparison.Ordinal) + "\"idlePowerW\":".Length;
            return text[..start] + zero + text[text.IndexOf(',', start)..];
        }
    }

    private T Written<T>(string name, string text, Func<string, T> read)
    {
        File.WriteAllText(_folder[name], text);
        return read(_folder[name]);
    }

    private void Read(string format, byte[] file)
    {
        var path = _folder["file.json"];
        if (string.Equals(format, "answer", StringComparison.Ordinal))
        {
            SolutionFile.ReadAnswer("answer", file, 2);
            return;
        }

        File.WriteAllBytes(path, file);
        _ = format switch
        {
            "profile" => (object)ProfileFile.Read(path),
            "bare" or "solve" => SolutionFile.Read(path, 2),
            _ => InstanceFile.Read(path),
        };
    }

    private static byte[] Sample(string format) => Encoding.UTF8.GetBytes(Text(format));

    private static string Text(string format) => format switch
    {
        "problem" => Encoding.UTF8.GetString(
            InstanceFile.ToJson(new Problem("two", 6, 0, [1.2, 0.4], [0.3, 0.2], [-5, -2.5], [0.15, 0.15]))).TrimEnd(),
        "instance" => Encoding.UTF8.GetString(InstanceFile.ToJson(Pair)).TrimEnd(),
        "profile" => """{"schema":"judba-profile/1","name":"x","rows":[{"compressionRatio":4,"accuracy":0.77,"parameters":619000}]}""",
        "bare" => """{"uploads":[0,1],"bandwidthShare":[0.5,0.5]}""",
        "answer" => """{"uploads":[0,1],"bandwidthShare":[0.5,0.5],"bound":1}""",
        _ => Solve.Trim(),
    };
}
