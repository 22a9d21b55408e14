using System.Globalization;
using Judba.Experiments.Records;
using Judba.Experiments.Statistics;
using Judba.Experiments.Text;

namespace Judba.Experiments.Studies;

/// <summary>A table of typed cells, to be printed or to be saved.</summary>
/// <param name="Name">Name of the file, without its end; empty where the table is only printed.</param>
/// <param name="Heads">Heads of the columns.</param>
/// <param name="Formats">How the numbers of each column are printed.</param>
/// <param name="Rows">Rows as long as the heads.</param>
internal sealed record StudyTable(
    string Name, IReadOnlyList<string> Heads, IReadOnlyList<string> Formats, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    private const int Digits = 5;

    /// <summary>A table of some things, a row for each.</summary>
    public static StudyTable Of<TRow>(string name, IEnumerable<TRow> rows, params IReadOnlyList<StudyColumn<TRow>> columns) => new(
        name, [.. columns.Select(c => c.Head)], [.. columns.Select(c => c.Format)],
        [.. rows.Select(row => (object?[])[.. columns.Select(c => c.Cell(row))])]);

    /// <summary>A table of some things that is only printed.</summary>
    public static StudyTable Of<TRow>(IEnumerable<TRow> rows, params IReadOnlyList<StudyColumn<TRow>> columns) => Of("", rows, columns);

    /// <summary>Claims with their judgements.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="tellsWhose">Whether a column says who makes each claim.</param>
    public static StudyTable OfClaims(string name, IEnumerable<Claim> claims, bool tellsWhose = true) => Of(
        name, claims,
        [
            new("claim", c => c.Text), .. tellsWhose ? (StudyColumn<Claim>[])[new("whose", c => c.Whose)] : [],
            new("verdict", c => c.JudgementWords), new("evidence", c => c.Evidence),
        ]);

    /// <summary>Prints it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="width">Characters of a line.</param>
    public void Write(TextWriter output, int width = TextTable.Unlimited) => TextTable.Write(
        output, [[.. Heads], .. Rows.Select(row => row.Zip(Formats, Text).ToArray())], width);

    /// <summary>The table as a file of comma-separated values.</summary>
    public byte[] ToCsv() => Csv.Bytes(Heads, Rows);

    private static string Text(object? cell, string format) => cell switch
    {
        null => "",
        double number when format.Length == 0 => NumberText.Number(number, Digits),
        Estimate estimate when format.Length == 0 => double.IsFinite(estimate.Band)
            ? $"{NumberText.Number(estimate.Mean, Digits)} ± {NumberText.Number(estimate.Band, Digits)}"
            : NumberText.Number(estimate.Mean, Digits),
        IFormattable other => other.ToString(format, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };
}
