using Judba.Experiments.Studies;

namespace Judba.Experiments.Tests.Studies;

/// <summary>A study that does what a test says.</summary>
/// <param name="run">Gives its results.</param>
internal sealed class FakeStudy(Func<StudyContext, IEnumerable<StudyResult>> run) : IStudy
{
    public string Name => "fake";

    public IReadOnlyList<(string Name, object Value)> Configuration =>
        [("word", "λ"), ("count", 3), ("share", 0.25), ("quick", true), ("names", new List<string> { "a", "b" })];

    public IEnumerable<StudyResult> Run(StudyContext context) => run(context);
}
