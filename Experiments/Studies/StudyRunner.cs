using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Text;
using Judba.Models.Files;

namespace Judba.Experiments.Studies;

/// <summary>Runs studies: prints each result and saves its files as soon as it is there, then writes the manifest and the report.</summary>
/// <param name="output">Takes the tables, and at the end the folder.</param>
/// <param name="progress">Takes lines about how far a study is.</param>
/// <param name="stop">Ends a study.</param>
internal sealed class StudyRunner(TextWriter output, Action<string> progress, CancellationToken stop)
{
    /// <summary>Characters of a line of the output: tables are made to fit.</summary>
    public int Width { get; init; } = TextTable.Unlimited;

    /// <summary>Runs a study that writes files.</summary>
    /// <param name="study">The study.</param>
    /// <param name="given">The folder; null for a dated one of its own.</param>
    /// <param name="start">When the command began.</param>
    /// <exception cref="InputException">The folder cannot be created, or the study refuses what it finds.</exception>
    /// <exception cref="OperationCanceledException">Stopped. What was done is saved, and the manifest says that the study was
    /// interrupted.</exception>
    public void Run(IStudy study, string? given, DateTimeOffset start)
    {
        var folder = given ?? OutputFolder.Dated(study.Name, start);
        OutputFolder.Create(folder);
        var hasResults = false;
        try
        {
            foreach (var result in study.Run(new(folder, progress, stop)))
            {
                TextBlock.Write(output, result.Text, Width);
                Save(folder, result);
                hasResults = true;
            }
        }
        catch (Exception e) when (hasResults || e is OperationCanceledException)
        {
            Close(study, folder, start, isInterrupted: true);
            throw;
        }

        Close(study, folder, start, isInterrupted: false);
        output.WriteLine(folder);
    }

    /// <summary>Runs a study that only prints.</summary>
    /// <exception cref="InputException">The study refuses what it finds.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public void Print(IStudy study)
    {
        foreach (var result in study.Run(new("", progress, stop)))
            TextBlock.Write(output, result.Text, Width);
    }

    private static void Save(string folder, StudyResult result)
    {
        foreach (var table in result.Data)
            AtomicFile.Write(Path.Combine(folder, table.Name + ".csv"), table.ToCsv());
        if (result.Claims.Count > 0)
            AtomicFile.Write(Path.Combine(folder, result.Name + "-claims.csv"), StudyTable.OfClaims("", result.Claims).ToCsv());
        foreach (var (name, chart) in result.Charts)
            ChartFile.Save(folder, name, chart);
        foreach (var file in result.Files)
            file(folder);
    }

    private static void Close(IStudy study, string folder, DateTimeOffset start, bool isInterrupted)
    {
        var configuration = isInterrupted ? [.. study.Configuration, ("interrupted", true)] : study.Configuration;
        RunDescription.Write(Path.Combine(folder, "manifest.json"), study.Command, configuration, start);
        FolderReport.Write(folder);
    }
}
