using System.CommandLine;
using System.Runtime.InteropServices;
using Judba.Experiments.Text;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary>The program <c>judba</c>: its commands, how it stops, and what it says when something is wrong.</summary>
internal static class Application
{
    /// <summary>Runs one command line; returns the exit code.</summary>
    public static int Run(string[] args)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
        try
        {
            return Run(args, new Session(stop.Token));
        }
        catch (InputException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // The last resort: whatever went wrong, the user gets one line and not a stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Console.Error.WriteLine($"internal error: {BadInput.Sentence(e)}");
            return ExitCode.Failed;
        }

        // The first signal asks the command to end; a second one ends the process as if nobody listened.
        void Handle(PosixSignalContext context)
        {
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }

    /// <summary>The command tree.</summary>
    public static RootCommand Commands(Session session)
    {
        var root = new RootCommand("Joint uploading decision and bandwidth allocation: compare solvers, solve, check, verify, generate, export.");
        root.Add(CompareCommand.Create(session));
        root.Add(SolveCommand.Create(session));
        root.Add(CheckCommand.Create(session));
        root.Add(VerifyCommand.Create(session));
        root.Add(ConditionsCommand.Create(session));
        root.Add(GenerateCommand.Create(session));
        root.Add(ExportCommand.Create(session));
        root.Add(CalibrateCommand.Create(session));
        root.Add(TrainCommand.Create(session));
        root.Add(PipelineCommand.Create(session));
        root.Add(ReproduceCommand.Create(session));
        root.Add(SweepCommand.Create(session));
        root.Add(ConfigCommand.Create(session));
        root.Add(ReportCommand.Create(session));
        root.Add(SolversCommand.Create(session));
        root.Add(CompletionsCommand.Create(session, root));
        root.Add(HelpCommand.Create(root));
        Examples.AddTo(root);
        return root;
    }

    private static int Run(string[] args, Session session) => Run(Commands(session), args);

    /// <summary>Runs one command line of a command tree; returns the exit code.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static int Run(RootCommand root, string[] args)
    {
        var configuration = new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
        var parsed = root.Parse(args, configuration);
        if (parsed.Errors.Count > 0 || UsageError.MistakenOption(parsed) is not null)
            throw new InputException(UsageError.Sentence(parsed));
        return parsed.Invoke(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }
}
