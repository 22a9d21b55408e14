using System.Collections.Immutable;

namespace Judba.Solvers;

/// <summary>Turns the tree of an exact search into a certificate.</summary>
/// <remarks>
/// It claims the search's bound, or what <see cref="CertificateVerifier"/> proves from the tree where rounding leaves that lower: a
/// certificate is never refuted for its last digit.
/// </remarks>
internal static class CertificateWriter
{
    /// <summary>Writes the certificate of a result.</summary>
    public static Certificate Write(
        DualTerms terms, DeviceClasses classes, NodeState state, SearchNode? top, SolveResult result)
    {
        var problem = terms.Problem;
        var tree = ImmutableArray.CreateBuilder<CertificateNode>();
        var tangent = new TangentPoint(terms);
        var doubtful = new DoubtfulLeaf(terms, classes, result);
        var open = new Stack<SearchNode>();
        if (top is not null)
            open.Push(top);
        while (open.TryPop(out var node))
        {
            if (node.Split is not { } split)
            {
                state.MoveTo(node.Path);
                tree.Add(double.IsPositiveInfinity(node.Bound) ? doubtful.Of(node) : CertificateNode.Leaf(node.Price, tangent.Of(node)));
                continue;
            }

            tree.Add(split.Class < 0
                ? CertificateNode.SplitAt(split.Deadline)
                : CertificateNode.SplitDevices(classes.Members(split.Class)[0], split.Count));
            open.Push(split.Second);
            open.Push(split.First);
        }

        state.MoveTo(null);
        var first = DeadlineRange.Ends(terms, result.Objective).First;
        var certificate = new Certificate
        {
            ProblemName = problem.Name,
            ProblemDigest = Certificate.Digest(problem),
            Reading = terms.IsMinCost ? Reading.MinCost : Reading.MinLatency,
            Objective = result.Objective,
            Bound = -double.MaxValue,
            Allocation = result.Allocation!,
            First = first,
            Last = top?.To ?? first,
            Tree = tree.DrainToImmutable(),
        };
        var proved = CertificateVerifier.Verify(problem, certificate).LowerBound;
        return certificate with { Bound = proved > -double.MaxValue ? Math.Min(proved, result.Bound) : -double.MaxValue };
    }
}
