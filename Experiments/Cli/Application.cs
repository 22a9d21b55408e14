using System.CommandLine;
using Judba.Experiments.Text;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary>The program <c>judba</c>: its commands, and what it says when something is wrong.</summary>
internal static class Application
{
    /// <summary>Runs one command line; returns the exit code. What goes wrong becomes one line on the session's standard error.</summary>
    public static int Run(string[] args, Session session)
    {
        try
        {
            return Invoke(Commands(session), args, session);
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
    public static RootCommand Commands(Session session)
    {
        var root = new RootCommand(
            "Joint uploading decision and bandwidth allocation: compare solvers, solve, check, verify, generate, export.");
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
        root.Add(HelpCommand.Create(session, root));
        Examples.AddTo(root);
        return root;
    }

    /// <summary>Runs one command line of a command tree; returns the exit code.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static int Invoke(RootCommand root, string[] args, Session session)
    {
        var configuration = new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
        var parsed = root.Parse(args, configuration);
        if (parsed.Errors.Count > 0 || UsageError.MistakenOption(parsed) is not null)
            throw new InputException(UsageError.Sentence(parsed));
        return parsed.Invoke(new()
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = session.Output,
            Error = session.Error,
        });
    }
}
