using System.Text;
using Judba.Experiments.Cli;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Cli;

/// <summary>The command line without a process: exit codes, and that it speaks through its session alone.</summary>
public sealed class ApplicationTests
{
    [Fact]
    public void Run_StopIsSet_EndsWithExitCode130()
    {
        var run = InProcess.Run(new CancellationToken(canceled: true), "calibrate", "--runs", "50").Expect(130);
        Assert.Empty(run.Output);
    }

    // The one failure that a session can bring about in any command: its output is closed.
    [Fact]
    public void Run_UnexpectedException_IsOneLineWithExitCode1()
    {
        using var closed = new MemoryStream();
        closed.Close();
        using var error = new StringWriter();
        var session = new Session(closed, TextWriter.Null, error, CancellationToken.None);
        Assert.Equal(1, Application.Run(["generate", "--devices", "3"], session));
        Assert.StartsWith("internal error: ", error.ToString(), StringComparison.Ordinal);
        Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Run_Help_IsWrittenToTheSession()
    {
        var run = InProcess.Run("solve", "--help").Expect(0);
        Assert.Contains("--time-limit", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void Run_SideBySide_EachSpeaksThroughItsOwnSession()
    {
        var names = Enumerable.Range(1, 8).Select(seed => $"paper-m2-s{seed}-0").ToArray();
        var outputs = new string[names.Length];
        Parallel.For(0, names.Length, k => outputs[k] = InProcess.Run("generate", "--devices", "2", "--seed", $"{k + 1}").Expect(0).Output);
        foreach (var (name, output) in names.Zip(outputs))
            Assert.Single(output.Split('\n'), l => l.Contains($"\"{name}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void WriteRaw_BetweenTexts_KeepsTheOrderAndTheBytes()
    {
        using var raw = new MemoryStream();
        using var output = new StreamWriter(raw, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        var session = new Session(raw, output, TextWriter.Null, CancellationToken.None);
        session.Output.Write("λ");
        session.WriteRaw([0xFF, 0x0D]);
        session.Output.Write("b");
        Assert.Equal([0xCE, 0xBB, 0xFF, 0x0D, 0x62], raw.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void IsWatched_StandardError_IsATerminal(bool isRedirected)
    {
        var session = new Session(Stream.Null, TextWriter.Null, TextWriter.Null, CancellationToken.None)
        {
            IsErrorRedirected = isRedirected,
        };
        Assert.Equal(!isRedirected, session.IsWatched);
    }
}
