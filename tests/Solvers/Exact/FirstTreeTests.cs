using Judba.Models.Problems;
using Judba.Solvers.Dual;
using Judba.Solvers.Exact;

namespace Judba.Solvers.Tests.Exact;

public sealed class FirstTreeTests
{
    [Theory]
    [InlineData(1.0, 100.0)]
    [InlineData(1.0, double.PositiveInfinity)]
    [InlineData(9.99, 10.01)]
    public void Around_AnyRange_LeavesCoverItAndAreNarrowAroundTheBest(double first, double last)
    {
        const double Best = 10, Width = 1e-3;
        var terms = new DualTerms(new Problem("", 0, 0, [0], [1], [-1], [1]), Reading.MinCost);
        var leaves = new List<SearchNode>();
        for (var node = FirstTree.Around(terms, new(first, last), (Best, default), Width); node is not null; node = node.Split?.Second)
            leaves.Add(node.Split?.First ?? node);
        Assert.Equal(first, leaves[0].From);
        Assert.Equal(last, leaves[^1].To);
        for (var k = 1; k < leaves.Count; k++)
            Assert.Equal(leaves[k - 1].To, leaves[k].From);
        // The leaf around the best deadline is as narrow as was asked for. The ends of the range may cut off less.
        var around = leaves.Single(leaf => leaf.From < Best && leaf.To > Best);
        Assert.InRange(around.To / around.From, 1, (1 + Width) * (1 + Width) * (1 + 1e-12));
    }

    [Fact]
    public void Around_EmptyRange_IsNoTree() =>
        Assert.Null(
            FirstTree.Around(new DualTerms(new Problem("", 1, 0, [0], [1], [-1], [1]), Reading.MinCost), new(2, 1), (1, default), 0.1));
}
