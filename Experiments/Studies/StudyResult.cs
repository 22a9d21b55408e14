using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Statistics;
using Judba.Models.Files;

namespace Judba.Experiments.Studies;

/// <summary>What a study, or a part of it, found. It is data: <see cref="StudyRunner"/> prints and saves it.</summary>
/// <param name="Name">Names the file of its claims.</param>
internal sealed record StudyResult(string Name)
{
    /// <summary>What is printed. An empty line stands between two blocks.</summary>
    public IReadOnlyList<TextBlock> Text { get; init; } = [];

    /// <summary>Tables for files, <c>NAME.csv</c> each.</summary>
    public IReadOnlyList<StudyTable> Data { get; init; } = [];

    /// <summary>Claims with their judgements, for <c>NAME-claims.csv</c>; empty where nothing is claimed.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>Charts by the name of their files.</summary>
    public IReadOnlyList<(string Name, Chart Chart)> Charts { get; init; } = [];

    /// <summary>Other files: each writes itself into the folder that it is given.</summary>
    public IReadOnlyList<Action<string>> Files { get; init; } = [];

    /// <summary>A file of these bytes.</summary>
    public static Action<string> File(string name, byte[] bytes) => folder => AtomicFile.Write(Path.Combine(folder, name), bytes);
}
