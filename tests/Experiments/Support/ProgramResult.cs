namespace Judba.Experiments.Tests.Support;

/// <summary>What one run of the program left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="SecondsToEnd">
/// Processor time [s] from the signal, where one was sent, to the end. Unlike wall time, it does not grow on a busy machine.
/// </param>
public sealed record ProgramResult(int ExitCode, string Output, string Error, double SecondsToEnd)
{
    /// <summary>Lines of standard output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Asserts the exit code, with both streams in the failure.</summary>
    public ProgramResult Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}, expected {exitCode}\nstdout: {Output}\nstderr: {Error}");
        return this;
    }

    /// <summary>
    /// Asserts a refusal: exit 2, one sentence on standard error that names all of <paramref name="named"/>, nothing on standard output.
    /// </summary>
    public void ExpectRefusal(params ReadOnlySpan<string> named)
    {
        Expect(2);
        Assert.Empty(Output);
        Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter '", Error, StringComparison.Ordinal);
        Assert.Matches("[.?]\n$", Error);
        foreach (var word in named)
            Assert.Contains(word, Error, StringComparison.Ordinal);
    }
}
