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
    public static Certificate Finish(Problem problem, Certificate draft, double bound)
    {
        var tree = draft.Tree.ToBuilder();
        if (tree.Count > 0)
        {
            var walk = new CertificateTree(problem, draft.Reading);
            var leaves = new LeafTightening(walk.Leaf, bound, Math.Abs(draft.Objective) + Largest(problem.UploadCost));
            walk.Walk(draft.Tree, draft.First, draft.Last, (k, from, to) => tree[k] = leaves.Of(from, to, tree[k]));
        }

        var finished = draft with { Tree = tree.DrainToImmutable(), Bound = -double.MaxValue };
        var proved = CertificateVerifier.Verify(problem, finished).LowerBound;
        return proved > finished.Bound ? finished with { Bound = Math.Min(proved, bound) } : finished;
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
