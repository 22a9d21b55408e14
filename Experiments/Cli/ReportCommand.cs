using System.CommandLine;
using Judba.Experiments.Reports;

namespace Judba.Experiments.Cli;

/// <summary><c>judba report</c>: the HTML report of a folder, made again from its records.</summary>
internal static class ReportCommand
{
    public static Command Create(Session session)
    {
        var folder = new Argument<string>("folder") { Description = "A folder that a run wrote." };
        var command = new Command("report", "Writes report.html, one self-contained page, from the records in a folder.") { folder };
        command.SetAction(parsed =>
        {
            session.Output.WriteLine(session.Abandonable(() => FolderReport.Write(parsed.GetRequiredValue(folder))));
            return ExitCode.Done;
        });
        return command;
    }
}
