using System.Globalization;
using System.Text;
using Judba.Experiments.Cli;
using Judba.Experiments.Running;

namespace Judba.Experiments.Tests.Support;

/// <summary>
/// The program's command line inside the process of the tests: what <see cref="JudbaProgram"/> runs, without the start of a process.
/// </summary>
/// <remarks>
/// The current folder, the environment and the signals belong to the whole process, so tests of these run <see cref="JudbaProgram"/>.
/// Every path that a command gets here is absolute, and a command that writes a folder gets its <c>--out</c>.
/// </remarks>
internal static class InProcess
{
    // Times are what few tests are about.
    static InProcess() => Environment.SetEnvironmentVariable(WarmUp.Variable, WarmUp.Short);

    /// <summary>Runs a command line to its end.</summary>
    public static ProgramResult Run(params string[] arguments)
    {
        // A command that hangs is asked to stop, and its test fails by the exit code 130.
        using var stop = new CancellationTokenSource(JudbaProgram.Patience);
        return Run(stop.Token, arguments);
    }

    /// <summary>Runs a command line to its end that finds <paramref name="input"/> on standard input.</summary>
    public static ProgramResult RunWithInput(string input, params string[] arguments)
    {
        using var stop = new CancellationTokenSource(JudbaProgram.Patience);
        return Run(() => new MemoryStream(Encoding.UTF8.GetBytes(input)), arguments, stop.Token);
    }

    /// <summary>Runs a command line that <paramref name="stop"/> ends as a signal does.</summary>
    public static ProgramResult Run(CancellationToken stop, params string[] arguments) =>
        Run(() => Stream.Null, arguments, stop);

    private static ProgramResult Run(Func<Stream> input, string[] arguments, CancellationToken stop)
    {
        using var raw = new MemoryStream();
        using var output = new StreamWriter(raw, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        // Commands write to both from several threads, as they do with the console's writers.
        var session = new Session(raw, TextWriter.Synchronized(output), TextWriter.Synchronized(error), stop)
        {
            OpenInput = input,
        };
        var exitCode = Application.Run(arguments, session);
        return new(exitCode, Encoding.UTF8.GetString(raw.ToArray()), error.ToString(), SecondsToEnd: 0);
    }
}
