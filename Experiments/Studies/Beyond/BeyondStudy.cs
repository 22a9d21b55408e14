namespace Judba.Experiments.Studies.Beyond;

/// <summary>Some of the studies beyond the paper, one after the other.</summary>
/// <param name="options">What they run with.</param>
/// <param name="names">Which of <see cref="BeyondStudies.All"/>.</param>
internal sealed class BeyondStudy(BeyondOptions options, IReadOnlyCollection<string> names) : IStudy
{
    private readonly List<string> _done = [];

    public string Name => "beyond";

    /// <summary>The options, after the parts that are done.</summary>
    public IReadOnlyList<(string Name, object Value)> Configuration => [("parts", _done), .. options.Configuration];

    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        foreach (var (name, _, create) in BeyondStudies.All.Where(s => names.Contains(s.Name, StringComparer.Ordinal)))
        {
            foreach (var result in create(options).Run(context))
                yield return result;
            _done.Add(name);
        }
    }
}
