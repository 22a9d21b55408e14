using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Experiments.Sweeps.Planning;
using Judba.Experiments.Sweeps.Results;
using Judba.Experiments.Sweeps.Storage;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary>What a sweep shows at its end, and after a merge: tables, exports, manifest and report.</summary>
internal static class SweepResults
{
    /// <summary>Whether the files of <see cref="Publish"/>, of which the report is the last, are in the folder.</summary>
    public static bool AreThere(SweepFolder folder) => File.Exists(folder.File(FolderReport.FileName));

    /// <summary>Takes the report away, which does not describe what the store is about to hold.</summary>
    public static void Withdraw(SweepFolder folder) => File.Delete(folder.File(FolderReport.FileName));

    /// <summary>Writes everything, from the store of the whole sweep.</summary>
    /// <returns>The exit code: a failure of a solver is one.</returns>
    public static int Publish(Session session, SweepFolder folder, SweepPlan plan, DateTimeOffset start)
    {
        Withdraw(folder);
        SweepExport.RemoveLeftovers(folder);
        var scores = new SweepScores(plan, folder.Whole);
        var summary = new SweepSummary(scores);
        AtomicFile.Write(folder.File(RunManifest.FileName), StudyManifest.ToJson(
            SweepFolder.Command,
            json =>
            {
                json.WritePropertyName("resolved");
                json.WriteRawValue(plan.ToJson());
                json.WriteString("sha256", plan.Hash);
                json.WriteNumber("solves", plan.SolveCount);
            },
            start));
        SweepExport.Write(folder, scores, summary);
        SweepTable.Write(session.Output, scores, summary, session.OutputWidth);
        foreach (var error in scores.Errors)
            session.Error.WriteLine($"error: {error}");
        session.Output.WriteLine(folder.Path);
        return scores.Errors.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }
}
