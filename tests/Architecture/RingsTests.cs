namespace Judba.Architecture.Tests;

public sealed class RingsTests
{
    [Fact]
    public void Find_NoRing_IsEmpty() => Assert.Empty(Rings.Find([("a", "b", ""), ("b", "c", ""), ("a", "c", ""), ("c", "c", "")]));

    [Fact]
    public void Find_TwoRings_NamesTheirNodesAndEdges()
    {
        var found = Rings.Find(
        [
            ("a", "b", "x"), ("b", "c", "y"), ("c", "a", "z"), ("c", "d", ""), ("e", "f", ""), ("f", "e", ""), ("d", "e", ""),
            ("a", "b", "w"),
        ]);
        Assert.Equal(2, found.Count);
        Assert.StartsWith("a, b, c\n", found[0], StringComparison.Ordinal);
        Assert.Contains("a -> b, 2 times: x", found[0], StringComparison.Ordinal);
        Assert.DoesNotContain("d", found[0], StringComparison.Ordinal);
        Assert.StartsWith("e, f\n", found[1], StringComparison.Ordinal);
    }
}
