using System.CommandLine;
using Judba.Experiments.Studies;

namespace Judba.Experiments.Cli;

/// <summary>The one shape of commands that run a study: options in, a study, its run, the folder out.</summary>
internal static class StudyCommand
{
    /// <summary>Gives a command its action.</summary>
    /// <param name="command">The command with its options.</param>
    /// <param name="session">The session.</param>
    /// <param name="folder">The option that names the folder.</param>
    /// <param name="study">Makes the study of a command line; what it refuses is refused before any folder is made.</param>
    public static Command Runs(this Command command, Session session, Option<string?> folder, Func<ParseResult, IStudy> study)
    {
        command.SetAction(parsed =>
        {
            var start = DateTimeOffset.UtcNow;
            Runner(session).Run(study(parsed), parsed.GetValue(folder), start);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Gives a command its action, for a study that only prints.</summary>
    public static Command Prints(this Command command, Session session, Func<ParseResult, IStudy> study)
    {
        command.SetAction(parsed =>
        {
            Runner(session).Print(study(parsed));
            return ExitCode.Done;
        });
        return command;
    }

    private static StudyRunner Runner(Session session) =>
        new(session.Output, session.Notes.WriteLine, session.Stop) { Width = session.OutputWidth };
}
