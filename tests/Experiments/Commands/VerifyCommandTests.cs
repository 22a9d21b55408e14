using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("min-cost")]
    [InlineData("min-latency")]
    public void Verify_CertificateOfExact_IsProved(string reading)
    {
        Certify(reading);
        var run = Verify().Expect(0);
        Assert.Contains("proved", run.Output, StringComparison.Ordinal);
        Assert.Contains("42.63", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("\"objective\":42.6", "\"objective\":41.6", "claimed to cost")]
    [InlineData("\"bound\":42.6", "\"bound\":43.6", "lies above the cost")]
    [InlineData("\"uploads\":[1]", "\"uploads\":[0]", "claimed to cost")]
    [InlineData("\"bandwidthShare\":[", "\"bandwidthShare\":[2", "infeasible")]
    public void Verify_Forgery_IsRefutedWithASentence(string part, string replacement, string named)
    {
        Spoil(Certify(), part, replacement);
        var run = Verify().Expect(1);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void Verify_AnotherProblem_IsRefuted()
    {
        Certify();
        _folder.Write("problem.json", Samples.With(Samples.Problem, "41.5", "41.6"));
        Assert.Contains("another problem", Verify().Expect(1).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"tree\":[", "\"tree\":[7,", "tree")]
    [InlineData("\"reading\":", "\"extra\":1,\"reading\":", "extra")]
    [InlineData("judba-certificate/2", "judba-certificate/9", "schema")]
    [InlineData("judba-certificate/2", "judba-certificate/1", "written anew")]
    public void Verify_UnreadableFile_IsRefusedWithASentence(string part, string replacement, string named)
    {
        Spoil(Certify(), part, replacement);
        Verify().ExpectRefusal(named);
    }

    [Fact]
    public void Verify_TruncatedFile_IsRefused()
    {
        var text = Certify();
        _folder.Write("proof.json", text[..^10]);
        Verify().ExpectRefusal("tree");
    }

    [Fact]
    public void Solve_CertificateOfASolverWithout_IsRefused() => InProcess
        .Run("solve", _folder.Write("problem.json", Samples.Problem), "--solver", "price", "--certificate", _folder.Path("proof.json"))
        .ExpectRefusal("--certificate", "price");

    // A proof for which there is no time is not there, and the answer is.
    [Fact]
    public void Solve_NoTimeForTheCertificate_SaysSo()
    {
        var path = _folder.Path("fleet");
        InProcess.Run("generate", "--devices", "200000", "--out", path).Expect(0);
        var fleet = Directory.GetFiles(path).Single();
        var run = InProcess.Run("solve", fleet, "--certificate", _folder.Path("proof.json"), "--time-limit", "0.2").Expect(0);
        Assert.Contains("No certificate is written", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.Path("proof.json")));
    }

    private string Certify(string reading = "min-cost")
    {
        var problem = _folder.Write("problem.json", Samples.Problem);
        InProcess.Run("solve", problem, "--solver", "exact", "--reading", reading, "--certificate", _folder.Path("proof.json")).Expect(0);
        return File.ReadAllText(_folder.Path("proof.json"));
    }

    private void Spoil(string text, string part, string replacement) => _folder.Write("proof.json", Samples.With(text, part, replacement));

    private ProgramResult Verify() => InProcess.Run("verify", _folder.Path("problem.json"), _folder.Path("proof.json"));
}
