using System.Globalization;

namespace Judba.Experiments.Sweeps.Planning;

/// <summary>Part <paramref name="Index"/> of <paramref name="Count"/> of a sweep, counted from 1.</summary>
internal sealed record Shard(int Index, int Count)
{
    /// <summary>Most shards.</summary>
    public const int Most = 100_000;

    /// <summary>What is allowed on the command line.</summary>
    public const string Allowed = "i/n with 1 ≤ i ≤ n ≤ 100000, such as 2/8";

    /// <summary>The sweep as a whole.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Whether it is the sweep as a whole.</summary>
    public bool IsWhole => Count == 1;

    /// <summary>Reads <c>i/n</c>; null if it is none.</summary>
    public static Shard? Parse(string text) =>
        text.Split('/') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && index >= 1 && index <= count && count <= Most
            ? new(index, count)
            : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Index}/{Count}";
}
