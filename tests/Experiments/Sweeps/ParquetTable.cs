using System.Globalization;
using Parquet;

namespace Judba.Experiments.Tests.Sweeps;

/// <summary>A Parquet file as the same words that the CSV file has.</summary>
internal static class ParquetTable
{
    /// <summary>The rows by their heads.</summary>
    public static List<Dictionary<string, string>> Read(string path) => ReadAsync(path).GetAwaiter().GetResult();

    private static async Task<List<Dictionary<string, string>>> ReadAsync(string path)
    {
        await using var reader = await ParquetReader.CreateAsync(path);
        var rows = new List<Dictionary<string, string>>();
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var source = reader.OpenRowGroupReader(group);
            var count = (int)source.RowCount;
            var first = rows.Count;
            for (var k = 0; k < count; k++)
                rows.Add(new(StringComparer.Ordinal));
            foreach (var field in reader.Schema.DataFields)
            {
                IEnumerable<string> cells;
                if (field.ClrType == typeof(long))
                {
                    var numbers = new long?[count];
                    await source.ReadAsync(field, numbers.AsMemory());
                    cells = numbers.Select(n => n?.ToString(CultureInfo.InvariantCulture) ?? "");
                }
                else if (field.ClrType == typeof(double))
                {
                    var numbers = new double?[count];
                    await source.ReadAsync(field, numbers.AsMemory());
                    cells = numbers.Select(n => n?.ToString("R", CultureInfo.InvariantCulture) ?? "");
                }
                else
                {
                    var words = new string?[count];
                    await source.ReadAsync(field, words.AsMemory());
                    cells = words.Select(w => w ?? "");
                }

                foreach (var (cell, k) in cells.Select((c, k) => (c, k)))
                    rows[first + k].Add(field.Name, cell);
            }
        }

        return rows;
    }
}
