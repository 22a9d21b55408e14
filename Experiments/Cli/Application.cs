using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Judba.Experiments.Records;
using Judba.Experiments.Text;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary>The program <c>judba</c>: its commands, and what it says when something is wrong.</summary>
internal static class Application
{
    // Every command by its name, but for those that need the others.
    private static readonly (string Name, Func<Session, Command> Create)[] Makers =
    [
        ("compare", CompareCommand.Create),
        ("solve", SolveCommand.Create),
        ("check", CheckCommand.Create),
        ("verify", VerifyCommand.Create),
        ("conditions", ConditionsCommand.Create),
        ("generate", GenerateCommand.Create),
        ("export", ExportCommand.Create),
        ("calibrate", CalibrateCommand.Create),
        ("train", TrainCommand.Create),
        ("pipeline", PipelineCommand.Create),
        ("reproduce", ReproduceCommand.Create),
        ("sweep", SweepCommand.Create),
        ("config", ConfigCommand.Create),
        ("report", ReportCommand.Create),
        ("solvers", SolversCommand.Create),
    ];

    /// <summary>Runs one command line; returns the exit code. What goes wrong becomes one line on the session's standard error.</summary>
    public static int Run(string[] args, Session session)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var code = Invoke(Commands(session, args.FirstOrDefault()), args, session);
            if (session.Verbosity == Verbosity.Verbose)
                session.Details.WriteLine(Effort(clock.Elapsed));
            return code;
        }
        catch (InputException e)
        {
            session.Error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException) when (session.Stop.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // The last resort: whatever went wrong, the user gets one line and not a stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            session.Error.WriteLine($"internal error: {BadInput.Sentence(e)}");
            return ExitCode.Failed;
        }
    }

    /// <summary>The command tree.</summary>
    /// <param name="session">The session.</param>
    /// <param name="only">Builds this command alone where there is one of that name: most of the others' options would cost time for
    /// nothing.</param>
    public static RootCommand Commands(Session session, string? only = null)
    {
        var root = new RootCommand(
            "Joint uploading decision and bandwidth allocation: compare solvers, solve, check, verify, generate, export.");
        VerbosityOptions.AddTo(root);
        var makers = Makers.Where(m => string.Equals(m.Name, only, StringComparison.Ordinal)).ToList();
        foreach (var (_, create) in makers.Count > 0 ? makers : [.. Makers])
            root.Add(create(session));
        if (makers.Count == 0)
        {
            root.Add(CompletionsCommand.Create(session, root));
            root.Add(HelpCommand.Create(session, root));
        }

        Examples.AddTo(root);
        return root;
    }

    // Of the whole process: start and compilation included.
    private static string Effort(TimeSpan wall)
    {
        const double MiB = 1 << 20;
        using var process = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"judba {BuildInfo.Version} took {NumberText.Seconds(wall.TotalSeconds)}, "
            + $"{NumberText.Seconds(process.TotalProcessorTime.TotalSeconds)} of processor time and "
            + $"{process.PeakWorkingSet64 / MiB:0} MiB of memory at most.");
    }

    /// <summary>Runs one command line of a command tree; returns the exit code.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static int Invoke(RootCommand root, string[] args, Session session)
    {
        var configuration = new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
        var parsed = root.Parse(args, configuration);
        if (parsed.Errors.Count > 0 || UsageError.MistakenOption(parsed) is not null)
            throw new InputException(UsageError.Sentence(parsed));
        session.Verbosity = VerbosityOptions.Read(root, parsed);
        return parsed.Invoke(new()
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = session.Output,
            Error = session.Error,
        });
    }
}
