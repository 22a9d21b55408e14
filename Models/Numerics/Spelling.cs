namespace Judba.Models.Numerics;

/// <summary>What a mistyped word may have been meant to be.</summary>
internal static class Spelling
{
    // A third of the letters may be wrong: more is another word, not a slip.
    private const int LettersPerSlip = 3;

    /// <summary>
    /// The end of a sentence that refuses a word: <c>did you mean 'exact'?</c>, or what is allowed where nothing is near.
    /// </summary>
    /// <param name="word">The word that was given.</param>
    /// <param name="allowed">The words that are allowed.</param>
    public static string Hint(string word, IEnumerable<string> allowed)
    {
        List<string> words = [.. allowed];
        return Nearest(word, words) is { } near ? $"did you mean '{near}'?" : $"allowed: {string.Join(", ", words)}.";
    }

    /// <summary>The allowed word that is fewest slips away, the first of several; null where none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> allowed)
    {
        var (nearest, least) = ((string?)null, word.Length / LettersPerSlip + 1);
        foreach (var candidate in allowed)
        {
            var slips = Slips(word, candidate);
            if (slips < least)
                (nearest, least) = (candidate, slips);
        }

        return nearest;
    }

    // The optimal string alignment distance: letters put in, left out, changed, or two neighbours swapped. Upper and lower case are the
    // same letter.
    private static int Slips(string word, string candidate)
    {
        int[] twoUp = new int[candidate.Length + 1], oneUp = [.. Enumerable.Range(0, candidate.Length + 1)],
            row = new int[candidate.Length + 1];
        for (var i = 1; i <= word.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= candidate.Length; j++)
            {
                var change = IsSame(word[i - 1], candidate[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(oneUp[j], row[j - 1]) + 1, oneUp[j - 1] + change);
                if (i > 1 && j > 1 && IsSame(word[i - 1], candidate[j - 2]) && IsSame(word[i - 2], candidate[j - 1]))
                    row[j] = Math.Min(row[j], twoUp[j - 2] + 1);
            }

            (twoUp, oneUp, row) = (oneUp, row, twoUp);
        }

        return oneUp[candidate.Length];
    }

    private static bool IsSame(char first, char second) => char.ToLowerInvariant(first) == char.ToLowerInvariant(second);
}
