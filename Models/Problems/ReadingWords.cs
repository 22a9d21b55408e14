namespace Judba.Models.Problems;

/// <summary>The one spelling of each <see cref="Reading"/>, as it stands on the command line and in every file.</summary>
public static class ReadingWords
{
    /// <summary>The word of <see cref="Reading.MinCost"/>.</summary>
    public const string MinCost = "min-cost";

    /// <summary>The word of <see cref="Reading.MinLatency"/>.</summary>
    public const string MinLatency = "min-latency";

    /// <summary>All words, in the order of <see cref="Reading"/>.</summary>
    public static IReadOnlyList<string> All { get; } = [MinCost, MinLatency];

    /// <summary>The word of a reading.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the two.</exception>
    public static string ToWord(this Reading reading) => reading switch
    {
        Reading.MinCost => MinCost,
        Reading.MinLatency => MinLatency,
        _ => throw new ArgumentOutOfRangeException(nameof(reading), reading, $"'reading' is {reading}; allowed: MinCost, MinLatency."),
    };

    /// <summary>The reading of a word.</summary>
    /// <exception cref="ArgumentException">It is none of <see cref="All"/>.</exception>
    public static Reading Parse(string word) => word switch
    {
        MinCost => Reading.MinCost,
        MinLatency => Reading.MinLatency,
        _ => throw new ArgumentException($"'reading' is '{word}'; allowed: {string.Join(", ", All)}.", nameof(word)),
    };
}
