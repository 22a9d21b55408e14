using Judba.Experiments.Text;
using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Records;

/// <summary>The one spelling of each <see cref="SolveStatus"/>, as it stands in every file.</summary>
internal static class StatusWords
{
    private static readonly Dictionary<string, SolveStatus> ByWord =
        Enum.GetValues<SolveStatus>().ToDictionary(s => s.ToWord(), StringComparer.Ordinal);

    /// <summary>All words.</summary>
    public static IEnumerable<string> All => ByWord.Keys;

    /// <summary>The word of a status.</summary>
    public static string ToWord(this SolveStatus status) => status switch
    {
        SolveStatus.TooLarge => "too-large",
        SolveStatus.Refused => "refused",
        _ => Words.Of((Termination)status),
    };

    /// <summary>The status of a word; null if it is the word of none.</summary>
    public static SolveStatus? Find(string word) => ByWord.TryGetValue(word, out var status) ? status : null;
}
