using Spectre.Console;

namespace Judba.Experiments.Cli;

/// <summary>
/// What a command talks to: results go to <see cref="Output"/>, messages to <see cref="Error"/>, and <see cref="Stop"/> ends it.
/// </summary>
internal sealed class Session(CancellationToken stop)
{
    // So wide that no table ever wraps or shortens a solver's name: a narrow terminal breaks its lines itself.
    private const int TableWidth = 4096;

    private readonly Lazy<IAnsiConsole> _outputConsole = new(() =>
    {
        var console = Console(System.Console.Out, System.Console.IsOutputRedirected);
        console.Profile.Width = TableWidth;
        return console;
    });

    private readonly Lazy<IAnsiConsole> _errorConsole = new(() => Console(System.Console.Error, System.Console.IsErrorRedirected));

    /// <summary>Set by SIGINT and SIGTERM.</summary>
    public CancellationToken Stop { get; } = stop;

    /// <summary>Standard output.</summary>
    public TextWriter Output { get; } = System.Console.Out;

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; } = System.Console.Error;

    /// <summary>Whether somebody watches standard error.</summary>
    public bool IsWatched { get; } = !System.Console.IsErrorRedirected;

    /// <summary>Standard output with colours and tables.</summary>
    public IAnsiConsole OutputConsole => _outputConsole.Value;

    /// <summary>Standard error with progress bars.</summary>
    public IAnsiConsole ErrorConsole => _errorConsole.Value;

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
    public static void WriteRaw(ReadOnlySpan<byte> bytes)
    {
        using var stream = System.Console.OpenStandardOutput();
        stream.Write(bytes);
    }

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
