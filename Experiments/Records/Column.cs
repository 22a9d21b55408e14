namespace Judba.Experiments.Records;

/// <summary>A column of a table of <typeparamref name="TRow"/>, the same in CSV, Parquet and reports.</summary>
/// <param name="Name">Its head.</param>
/// <param name="Type"><c>long</c>, <c>double</c> or <c>string</c>.</param>
/// <param name="Value">Its cell; null for none, and a number that is not finite is none.</param>
internal sealed record Column<TRow>(string Name, Type Type, Func<TRow, object?> Value)
{
    /// <summary>Whether its cells are numbers.</summary>
    public bool IsNumber => Type != typeof(string);
}
