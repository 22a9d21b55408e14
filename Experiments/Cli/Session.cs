using Judba.Experiments.Text;
using Spectre.Console;

namespace Judba.Experiments.Cli;

/// <summary>
/// What a command talks to: results go to <see cref="Output"/>, messages to <see cref="Error"/>, and <see cref="Stop"/> ends it.
/// </summary>
/// <remarks>
/// A command that needs the console asks its session, so any number of commands can run in one process. No command reads input.
/// </remarks>
/// <param name="raw">The stream behind <paramref name="output"/>. The caller closes it.</param>
/// <param name="output">Writes text to <paramref name="raw"/> without holding any back.</param>
/// <param name="error">Takes messages and progress. Several threads may write to it.</param>
/// <param name="stop">Asks the command to end.</param>
internal sealed class Session(Stream raw, TextWriter output, TextWriter error, CancellationToken stop)
{
    private const int MostWidth = 4096;

    private IAnsiConsole? _outputConsole;
    private IAnsiConsole? _errorConsole;

    /// <summary>Set by SIGINT and SIGTERM.</summary>
    public CancellationToken Stop { get; } = stop;

    /// <summary>Standard output.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Whether standard output is no terminal.</summary>
    public bool IsOutputRedirected { get; init; } = true;

    /// <summary>Whether standard error is no terminal.</summary>
    public bool IsErrorRedirected { get; init; } = true;

    /// <summary>Whether somebody watches standard error.</summary>
    public bool IsWatched => !IsErrorRedirected;

    /// <summary>
    /// Characters of a line of standard output: tables are made to fit. What is no terminal has no end of a line: a row stays a line.
    /// </summary>
    public int OutputWidth => TerminalWidth();

    /// <summary>Asks standard output for its width. Nobody asks before a table is written: it takes longer than a short command.</summary>
    public Func<int> TerminalWidth { private get; init; } = () => TextTable.Unlimited;

    /// <summary>Standard output with colours and tables.</summary>
    public IAnsiConsole OutputConsole
    {
        get
        {
            if (_outputConsole is null)
            {
                _outputConsole = Console(Output, IsOutputRedirected);
                // The library makes room for a whole line at once.
                _outputConsole.Profile.Width = Math.Min(OutputWidth, MostWidth);
            }

            return _outputConsole;
        }
    }

    /// <summary>Standard error with progress bars.</summary>
    public IAnsiConsole ErrorConsole => _errorConsole ??= Console(Error, IsErrorRedirected);

    /// <summary>
    /// Does work that leaves nothing behind, such as reading a large file, so that a signal ends it at once: the work is abandoned.
    /// </summary>
    /// <exception cref="OperationCanceledException"><see cref="Stop"/> was set first.</exception>
    public T Abandonable<T>(Func<T> work)
    {
        var task = Task.Run(work);
        // Not the task's own exception, which would arrive wrapped, but the first of its end and the signal.
        Task.WhenAny(task).Wait(Stop);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Writes bytes to standard output as they are.</summary>
    public void WriteRaw(ReadOnlySpan<byte> bytes) => raw.Write(bytes);

    private static IAnsiConsole Console(TextWriter writer, bool isRedirected)
    {
        var plain = isRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
    }
}
