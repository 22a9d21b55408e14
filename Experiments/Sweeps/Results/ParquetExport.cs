using Judba.Experiments.Records;
using Parquet;
using Parquet.Schema;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>Rows as a Parquet file: whole numbers as INT64, numbers as DOUBLE, words as UTF-8, null where there is nothing.</summary>
internal static class ParquetExport
{
    // Rows of a group are held in memory, and read together by whoever reads one.
    private const int RowsPerGroup = 100_000;

    /// <summary>Writes rows into a stream that is left open.</summary>
    public static void Write<TRow>(Stream stream, IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows) =>
        WriteAsync(stream, columns, rows).GetAwaiter().GetResult();

    private static async Task WriteAsync<TRow>(Stream stream, IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows)
    {
        var fields = columns.Select(c => new DataField(c.Name, c.Type, isNullable: true)).ToArray();
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields.AsEnumerable<Field>()), stream);
        foreach (var group in rows.Chunk(RowsPerGroup))
        {
            using var target = writer.CreateRowGroup();
            for (var k = 0; k < columns.Count; k++)
            {
                var (field, value) = (fields[k], columns[k].Value);
                if (columns[k].Type == typeof(string))
                    await target.WriteAsync(field, Array.ConvertAll(group, r => (string?)value(r) ?? ""));
                else if (columns[k].Type == typeof(long))
                    await target.WriteAsync<long>(field, Array.ConvertAll(group, r => (long?)value(r)));
                else
                    await target.WriteAsync<double>(field, Array.ConvertAll(group, r => (double?)value(r)));
            }
        }
    }
}
