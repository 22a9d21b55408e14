using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("lp", "Minimize", "End")]
    [InlineData("mps", "* JUDBA", "ENDATA")]
    [InlineData("cbf", "# JUDBA", "BCOORD")]
    public void Export_Format_IsWrittenToOutputOrFile(string format, string first, string last)
    {
        var problem = _folder.Write("p.json", Samples.Problem);
        var output = InProcess.Run("export", problem, "--format", format, "--reading", "min-latency").Expect(0).Output;
        Assert.Contains(first, output, StringComparison.Ordinal);
        Assert.Contains(last, output, StringComparison.Ordinal);
        InProcess.Run("export", problem, "--format", format, "--reading", "min-latency", "--out", _folder.Path("form")).Expect(0);
        Assert.Equal(output, File.ReadAllText(_folder.Path("form")));
    }

    [Fact]
    public void Export_Instance_HasOneConeADevice()
    {
        var output = InProcess.Run("export", _folder.Write("i.json", Samples.Instance)).Expect(0).Output;
        Assert.Equal(2, output.Split('\n').Count(l => l.StartsWith(" cone", StringComparison.Ordinal)));
        var linear = InProcess.Run("export", _folder.Write("i.json", Samples.Instance), "--tangents", "5").Expect(0).Output;
        Assert.Equal(10, linear.Split('\n').Count(l => l.StartsWith(" cut", StringComparison.Ordinal)));
        Assert.DoesNotContain("[", linear, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_BadOptions_AreRefused()
    {
        var problem = _folder.Write("p.json", Samples.Problem);
        InProcess.Run("export", problem, "--format", "nl").ExpectRefusal("--format", "nl", "cbf");
        InProcess.Run("export", problem, "--tangents", "1").ExpectRefusal("--tangents");
        InProcess.Run("export", _folder.Path("none.json")).ExpectRefusal("none.json");
        InProcess.Run("export", problem, "--out", _folder.Path("no/such/folder/x.lp")).ExpectRefusal("x.lp");
    }
}
