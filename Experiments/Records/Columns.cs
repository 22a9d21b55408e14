namespace Judba.Experiments.Records;

/// <summary>Makes columns of each kind.</summary>
internal static class Columns
{
    /// <summary>A column of words.</summary>
    public static Column<TRow> Word<TRow>(string name, Func<TRow, string> value) => new(name, typeof(string), value);

    /// <summary>A column of whole numbers.</summary>
    public static Column<TRow> Whole<TRow>(string name, Func<TRow, long?> value) => new(name, typeof(long), r => value(r));

    /// <summary>A column of numbers.</summary>
    public static Column<TRow> Number<TRow>(string name, Func<TRow, double> value) =>
        new(name, typeof(double), r => value(r) is var n && double.IsFinite(n) ? n : null);
}
