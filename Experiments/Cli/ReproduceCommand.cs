using System.CommandLine;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce</c>: the results of the paper, one subcommand each.</summary>
internal static class ReproduceCommand
{
    public static Command Create(Session session)
    {
        var command = new Command("reproduce", "Reproduces a result of the paper: figure, data file, and a verdict for each claim.")
        {
            BeyondCommand.Create(session),
            Table1Command.Create(session),
            AutoencodersCommand.Create(session),
            PrivacyCommand.Create(session),
            LearnedCommand.Create(session),
            GalleryCommand.Create(session),
            PriceOfTheoryCommand.Create(session),
        };
        foreach (var figure in FigureCommand.CreateAll(session))
            command.Add(figure);
        return command;
    }
}
