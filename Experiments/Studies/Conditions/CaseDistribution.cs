using Judba.Experiments.Text;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Experiments.Studies.Conditions;

/// <summary>What the generators of <c>judba conditions</c> really draw.</summary>
/// <param name="Corners">Kinds of problems that are drawn.</param>
/// <param name="Cases">Cases by kind.</param>
/// <param name="Traits">The share of cases that have each trait.</param>
internal sealed record CaseDistribution(
    IReadOnlyCollection<Corner> Corners, IReadOnlyDictionary<Corner, int> Cases, IReadOnlyList<(CaseTrait Trait, double Share)> Traits)
{
    private const string Share = "0.0 %";

    /// <summary>Whether all kinds are drawn: the traits are promised of them together.</summary>
    public bool IsWhole => Corners.Count == Enum.GetValues<Corner>().Length;

    /// <summary>Whether every trait is there often enough; true where that is not asked.</summary>
    public bool IsOftenEnough => !IsWhole || Traits.All(t => t.Share >= t.Trait.LeastShare);

    /// <summary>How many cases each kind gave, and how often each trait is there.</summary>
    public IReadOnlyList<TextBlock> Text =>
    [
        new(StudyTable.Of(Corners, new("family", Words.Of), new("cases", c => Cases.GetValueOrDefault(c)))),
        new(StudyTable.Of(
            Traits, new("trait", t => t.Trait.Name), new("share", t => t.Share, Share),
            new("at least", t => IsWhole ? t.Trait.LeastShare : NumberText.None, Share),
            new("verdict", t => !IsWhole ? "not asked" : t.Share >= t.Trait.LeastShare ? "often enough" : "TOO SELDOM"),
            new("meaning", t => t.Trait.Statement))),
    ];

    /// <summary>Draws cases and counts.</summary>
    public static CaseDistribution Of(IReadOnlyCollection<Corner> corners, int devices, int count, int seed)
    {
        var cases = Property.Sample(ProblemGenerators.Of(corners, devices).Generator, count, (ulong)(uint)seed);
        return new(
            corners, cases.CountBy(c => c.Corner).ToDictionary(), [.. CaseTrait.All.Select(t => (t, (double)cases.Count(t.Has) / count))]);
    }
}
