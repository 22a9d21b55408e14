using Microsoft.Data.Sqlite;

namespace Judba.Experiments.Tests.Sweeps;

/// <summary>Small sweeps, and what their folders hold.</summary>
internal static class SweepFiles
{
    /// <summary>3 points, 4 fleets each, 3 solvers, 2 readings: 72 solves in a tenth of a second.</summary>
    public const string Small = """
        schema = "judba-sweep/1"
        instances = 4
        solvers = ["exact", "price", "full-upload"]
        [grid]
        devices = [4, 8, 12]
        """;

    /// <summary>The number of solves of <see cref="Small"/>.</summary>
    public const int SmallSolves = 72;

    // What differs between two runs of the same sweep.
    private static readonly string[] Timings = ["seconds", "host", "finished"];

    /// <summary>The rows of results.csv by their heads, without times and machines.</summary>
    public static List<string> Results(string folder)
    {
        var rows = Table(System.IO.Path.Combine(folder, "results.csv"));
        return rows.ConvertAll(
            row => string.Join(
                '|', row.Where(cell => !Timings.Contains(cell.Key, StringComparer.Ordinal)).Select(c => $"{c.Key}={c.Value}")));
    }

    /// <summary>The rows of a CSV file by their heads. Cells here hold no quotes but around a comma.</summary>
    public static List<Dictionary<string, string>> Table(string path)
    {
        var lines = File.ReadAllLines(path).Select(Cells).ToList();
        return lines.Skip(1).Select(
            cells => lines[0].Zip(cells).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)).ToList();
    }

    /// <summary>The rows of a store as text: key, and everything else.</summary>
    public static Dictionary<string, string> Stored(string store)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = store, Pooling = false }.ConnectionString);
        connection.Open();
        using var exists = connection.CreateCommand();
        exists.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'results'";
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Convert.ToInt64(exists.ExecuteScalar()) == 0)
            return rows;
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT * FROM results";
        using var reader = select.ExecuteReader();
        const int KeyColumns = 5;
        while (reader.Read())
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(
                k => Convert.ToString(reader.GetValue(k), System.Globalization.CultureInfo.InvariantCulture)).ToList();
            rows.Add(string.Join('|', cells.Take(KeyColumns)), string.Join('|', cells.Skip(KeyColumns)));
        }

        return rows;
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        foreach (var (part, isQuoted) in line.Split('"').Select((p, k) => (p, k % 2 == 1)))
        {
            var parts = isQuoted ? [part] : part.Split(',');
            if (cells.Count == 0)
                cells.Add("");
            cells[^1] += parts[0];
            cells.AddRange(parts.Skip(1));
        }

        return cells;
    }
}
