namespace Judba.Experiments.Text;

/// <summary>Numbers of a table of results for people: the name of a column says the unit.</summary>
internal static class ColumnText
{
    // The end of a name, as files have it, and how its numbers are shown.
    private static readonly (string End, Func<double, string> Text)[] Ends =
    [
        ("gap", NumberText.Percent),
        ("excess", NumberText.Percent),
        ("seconds", NumberText.Seconds),
        ("latency", NumberText.Seconds),
        ("energy", n => NumberText.WithPrefix(n, "J")),
        ("hz", NumberText.Hertz),
        ("bytes", n => NumberText.Bytes((long)n)),
    ];

    /// <summary>A number of a column.</summary>
    /// <param name="column">Its name in files: <c>meanExcess</c>, <c>medianSeconds</c>, <c>edgeFrequencyHz</c>.</param>
    /// <param name="value">The number.</param>
    public static string Of(string column, double value)
    {
        var (end, text) = Array.Find(Ends, e => column.EndsWith(e.End, StringComparison.OrdinalIgnoreCase));
        return end is null ? NumberText.Number(value) : text(value);
    }
}
