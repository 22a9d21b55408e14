using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Statistics;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>What the studies beyond the paper have in common: one chart, one table, and sometimes claims.</summary>
internal static class BeyondResult
{
    // Clouds of points are for files and charts.
    private const int MostRows = 80;

    /// <summary>A result whose files are named after the table.</summary>
    public static StudyResult Of(Chart chart, StudyTable table, params IReadOnlyList<Claim> claims) => new(table.Name)
    {
        Text =
        [
            new(table.Rows.Count <= MostRows ? table : null) { Above = [chart.Title], Below = chart.Notes },
            .. claims.Count > 0 ? (TextBlock[])[TextBlock.OfClaims(claims)] : [],
            TextBlock.Empty,
        ],
        Claims = claims,
        Data = [table],
        Charts = [(table.Name, chart)],
    };
}
