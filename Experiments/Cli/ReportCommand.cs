using System.CommandLine;
using Judba.Experiments.Comparisons;
using Judba.Experiments.Reports;
using Judba.Experiments.Sweeps.Results;
using Judba.Experiments.Sweeps.Storage;

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
            try
            {
                session.Output.WriteLine(session.Abandonable(() => Write(parsed.GetRequiredValue(folder))));
                return ExitCode.Done;
            }
            catch (StoreInUseException e)
            {
                session.Error.WriteLine(e.Message);
                return ExitCode.Failed;
            }
        });
        return command;
    }

    // A folder with records gets its tables and charts again too, also where the run was killed before it came to them.
    private static string Write(string folder)
    {
        if (new ComparisonFolder(folder).Read() is { } comparison)
            return ComparisonFiles.Save(folder, comparison);
        var sweep = new SweepFolder(folder);
        if (!sweep.HasResults)
            return FolderReport.Write(folder);
        var scores = new SweepScores(sweep.Plan(), sweep.Whole);
        return SweepExport.Write(sweep, scores, new SweepSummary(scores));
    }
}
