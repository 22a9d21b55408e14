using System.Collections.Immutable;
using System.Globalization;
using Judba.Models.Numerics;

namespace Judba.Models.Scenarios;

/// <summary>One row per compression ratio that a network was trained for.</summary>
public sealed class CompressionProfile
{
    /// <summary>Creates a profile.</summary>
    /// <exception cref="ArgumentException">No row, or two for one ratio.</exception>
    public CompressionProfile(string name, ImmutableArray<CompressionProfileRow> rows)
    {
        Name = Guard.NotNull(name);
        if (rows.IsDefaultOrEmpty || rows.Select(r => r.CompressionRatio).Distinct().Count() != rows.Length)
            throw new ArgumentException("'rows' must hold at least one row, and one for each compression ratio.", nameof(rows));
        Rows = rows;
    }

    /// <summary>[Yang21] Table I: accuracy and parameters of the edge CNN on ImageNet.</summary>
    public static CompressionProfile PaperTableI { get; } = new("paper-table-1",
    [
        new(1, 0.83, 2_798_000),
        new(4, 0.77, 619_000),
        new(8, 0.75, 272_000),
        new(16, 0.74, 132_000),
        new(32, 0.69, 34_000),
        new(64, 0.64, 33_000),
    ]);

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>Rows, by ascending ratio.</summary>
    public ImmutableArray<CompressionProfileRow> Rows { get; }

    /// <summary>The row of a compression ratio.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public CompressionProfileRow At(double compressionRatio) =>
        Rows.FirstOrDefault(r => r.CompressionRatio == compressionRatio) ?? throw new ArgumentException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"'compressionRatio' is {compressionRatio}; allowed in profile '{Name}': "
                    + $"{string.Join(", ", Rows.Select(r => r.CompressionRatio.ToString(CultureInfo.InvariantCulture)))}."),
            nameof(compressionRatio));
}
