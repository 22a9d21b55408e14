using Judba.Models.Problems;

namespace Judba.Certificates;

/// <summary>Makes a certificate out of a draft: a point and a tree with prices, as a search leaves them.</summary>
/// <remarks>
/// It claims the search's bound, or what <see cref="CertificateVerifier"/> proves from the tree where rounding leaves that lower: a
/// certificate is never refuted for its last digit.
/// </remarks>
internal static class CertificateWriter
{
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
                var scale = Math.Abs(draft.Objective) + Largest(problem.UploadCost);
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

        // Math.Min keeps NaN, which is no bound.
        return draft with { Tree = tree.DrainToImmutable(), Bound = proved > -double.MaxValue ? Math.Min(proved, bound) : -double.MaxValue };
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
