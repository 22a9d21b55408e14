using System.Globalization;
using Judba.Experiments.Records;
using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Text;
using Judba.Models.Files;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>A study beyond the paper as a table and as files.</summary>
internal static class BeyondReport
{
    // Clouds of points are for files and charts.
    private const int MostRows = 80;

    /// <summary>Writes the numbers, where they are few, and the verdicts.</summary>
    public static void Write(TextWriter output, BeyondResult result)
    {
        output.WriteLine(result.Chart.Title);
        if (result.Rows.Count <= MostRows)
            TextTable.Write(output, [[.. result.Heads], .. result.Rows.Select(r => r.Select(Text).ToArray())]);
        foreach (var note in result.Chart.Notes)
            output.WriteLine(note);
        output.WriteLine();
        if (result.Claims.Count == 0)
            return;
        TextTable.Write(output,
            [["claim", "whose", "verdict", "evidence"], .. result.Claims.Select(c => (string[])[c.Text, c.Source, c.Verdict, c.Evidence])]);
        output.WriteLine();
    }

    /// <summary>Writes <c>NAME.csv</c>, <c>NAME-claims.csv</c> and the chart.</summary>
    public static void Save(string folder, string name, BeyondResult result)
    {
        AtomicFile.Write(Path.Combine(folder, name + ".csv"), Csv.Bytes(result.Heads, result.Rows));
        if (result.Claims.Count > 0)
        {
            AtomicFile.Write(Path.Combine(folder, name + "-claims.csv"), Csv.Bytes(
                ["claim", "whose", "verdict", "evidence"], result.Claims.Select(c => (object?[])[c.Text, c.Source, c.Verdict, c.Evidence])));
        }

        ChartFile.Save(folder, name, result.Chart);
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        double number => number.ToString("G5", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
