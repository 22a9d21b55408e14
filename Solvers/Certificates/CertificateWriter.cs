using Judba.Models.Problems;

namespace Judba.Certificates;

/// <summary>Makes a certificate out of a draft: a point and a tree with prices, as a search leaves them.</summary>
/// <remarks>
/// It claims the search's bound, or what <see cref="CertificateVerifier"/> proves from the tree where rounding leaves that lower: a
/// certificate is never refuted for its last digit. Where the tree proves more than a stopped search knows, it claims that.
/// </remarks>
internal static class CertificateWriter
{
    // What is proved is claimed but for this part of the costs.
    private const double Rounding = 1e-12;

    /// <summary>Finishes a certificate.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="draft">All but the bound; the tangent point of each leaf is a guess.</param>
    /// <param name="bound">The bound that the search claims.</param>
    /// <param name="isOver">Asked before each bound of a leaf: whether there is no more time.</param>
    /// <returns>
    /// The certificate; with a lower bound than the search's where time has run out before all leaves proved that; null where it has run
    /// out before each leaf had a bound at all.
    /// </returns>
    public static Certificate? Finish(Problem problem, Certificate draft, double bound, Func<bool> isOver)
    {
        var proved = CertificateVerifier.OutsideTree(problem, draft);
        var scale = Math.Abs(draft.Objective) + Largest(problem.UploadCost);
        var tree = draft.Tree.ToBuilder();
        if (tree.Count > 0)
        {
            var walk = new CertificateTree(problem, draft);
            var bounds = new double[tree.Count];
            Array.Fill(bounds, double.PositiveInfinity);
            var isCut = false;
            walk.Walk((k, from, to) =>
            {
                isCut = isCut || isOver();
                bounds[k] = isCut ? double.NaN : walk.Leaf.At(from, to, tree[k]);
            });
            if (isCut)
                return null;
            if (!Array.TrueForAll(bounds, b => b >= bound))
            {
                var leaves = new LeafTightening(walk.Leaf, bound, scale, isOver);
                walk.Walk((k, from, to) =>
                {
                    if (!(bounds[k] >= bound) && !isOver())
                        (tree[k], bounds[k]) = leaves.Of(from, to, tree[k], bounds[k]);
                });
            }

            foreach (var b in bounds)
                proved = Math.Min(proved, b);
        }

        return draft with { Tree = tree.DrainToImmutable(), Bound = Claim(proved, bound, draft.Objective, scale) };
    }

    // What is proved, or a rounding less where the search claims no more: another checker may round otherwise. Not above the claimed cost.
    private static double Claim(double proved, double bound, double objective, double scale)
    {
        // NaN is no bound.
        if (!(proved > -double.MaxValue))
            return -double.MaxValue;
        return Math.Min(Math.Min(proved, objective), Math.Max(bound, proved - Rounding * scale));
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
