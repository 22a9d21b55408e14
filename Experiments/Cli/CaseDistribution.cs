using System.Globalization;
using Judba.Experiments.Text;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Experiments.Cli;

/// <summary>What the generators of <c>judba conditions</c> really draw.</summary>
internal static class CaseDistribution
{
    /// <summary>Writes how many cases each corner gave and how many have each trait.</summary>
    /// <returns>Whether every trait is there often enough; asked only where all corners are drawn.</returns>
    public static bool Write(TextWriter output, IReadOnlyCollection<Corner> corners, int devices, int count, int seed)
    {
        var cases = Property.Sample(ProblemGenerators.Of(corners, devices).Generator, count, (ulong)(uint)seed);
        var isWhole = corners.Count == Enum.GetValues<Corner>().Length;
        var traits = CaseTrait.All.Select(t => (Trait: t, Share: (double)cases.Count(t.Has) / count)).ToList();
        TextTable.Write(output, [["family", "cases"], .. corners.Select(c => (string[])
            [Words.Of(c), cases.Count(k => k.Corner == c).ToString(CultureInfo.InvariantCulture)])]);
        output.WriteLine();
        TextTable.Write(output,
        [
            ["trait", "share", "at least", "verdict", "meaning"],
            .. traits.Select(t => (string[])
            [
                t.Trait.Name, Percent(t.Share), isWhole ? Percent(t.Trait.LeastShare) : NumberText.None,
                !isWhole ? "not asked" : t.Share >= t.Trait.LeastShare ? "often enough" : "TOO SELDOM", t.Trait.Statement,
            ]),
        ]);
        return !isWhole || traits.TrueForAll(t => t.Share >= t.Trait.LeastShare);
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
