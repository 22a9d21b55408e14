using Judba.Solvers.Exact;

namespace Judba.Solvers.Tests.Exact;

public sealed class OpenNodesTests
{
    private const double Enough = 10;

    [Fact]
    public void Next_FewNodes_IsTheWeakest()
    {
        var open = Filled(most: 10, 3, 1, 2);
        Assert.Equal([1, 2, 3], Drain(open));
    }

    // Two are kept by their bounds; the others go last in, first out, and count in the bound all the same.
    [Fact]
    public void Next_MoreThanAreKept_GoesIntoTheDepth()
    {
        var open = Filled(most: 2, 5, 4, 1, 3);
        Assert.Equal((4, 1.0), (open.Count, open.Bound));
        Assert.Equal([3, 1, 4, 5], Drain(open));
    }

    // A node that is closed when it arrives, and one that is closed later, leave their bounds.
    [Fact]
    public void Bound_ClosedNodes_IsTheirLeast()
    {
        var open = Filled(most: 1, 12, 7, 9);
        Assert.Equal(2, open.Count);
        Assert.Null(open.Next(enough: 6));
        Assert.Equal(7, open.Bound);
    }

    [Fact]
    public void Bound_NoNodes_IsInfinite() => Assert.Equal(double.PositiveInfinity, new OpenNodes(1).Bound);

    private static OpenNodes Filled(int most, params double[] bounds)
    {
        var open = new OpenNodes(most);
        foreach (var bound in bounds)
            open.Add(new SearchNode { From = 0, To = 1, Best = new(bound, default, 0, 0) }, Enough);
        return open;
    }

    private static double[] Drain(OpenNodes open)
    {
        var bounds = new List<double>();
        while (open.Next(Enough) is { } node)
        {
            bounds.Add(node.Best.Value);
            open.Remove(node);
        }

        return [.. bounds];
    }
}
