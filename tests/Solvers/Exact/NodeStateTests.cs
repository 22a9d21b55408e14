using Judba.Models.Problems;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Dual;
using Judba.Solvers.Exact;
using Judba.Tests.Support;

namespace Judba.Solvers.Tests.Exact;

public sealed class NodeStateTests
{
    // Whatever was visited before, the counts are the strictest of the decisions on the path.
    [Fact]
    public void MoveTo_AnyPathAfterAnother_HasTheCountsOfItsDecisions() => Property.ForAll(
        Cases.WithSeed([Corner.Typed, Corner.Identical, Corner.Ordinary], 10),
        drawn =>
        {
            var (c, seed) = drawn;
            var random = new Random(seed);
            var classes = DeviceClasses.Alike(c.Problem);
            var state = new NodeState(classes);
            int[][] members = classes.Size.Length < 2 ? [] : [[.. Enumerable.Range(0, classes.Size.Length / 2 + 1)]];
            var clusters = new DeviceClusters(classes.Size.Length, members);
            state.Divide(clusters);
            for (var repeat = 0; repeat < 10; repeat++)
            {
                var path = Path(classes, clusters, random);
                var counts = state.MoveTo(path);
                Assert.True(counts.AnyMust == counts.Lower.ContainsAnyExcept(0));
                for (var k = 0; k < classes.Size.Length; k++)
                {
                    var (lower, upper) = (Implied(classes, k), classes.Size[k]);
                    for (var d = path; d is not null; d = d.Before)
                    {
                        if (!d.IsCluster && d.Index == k)
                            (lower, upper) = d.IsLower ? (Math.Max(lower, d.Count), upper) : (lower, Math.Min(upper, d.Count));
                    }

                    Assert.Equal((lower, upper), (counts.Lower[k], counts.Upper[k]));
                    Assert.Equal((lower, upper - lower), (counts.Must[k], counts.May[k]));
                }

                for (var k = 0; k < clusters.Count; k++)
                {
                    var size = clusters.Members[k].Sum(c => classes.Size[c]);
                    var (lower, upper) = (0, size);
                    for (var d = path; d is not null; d = d.Before)
                    {
                        if (d.IsCluster && d.Index == k)
                            (lower, upper) = d.IsLower ? (Math.Max(lower, d.Count), upper) : (lower, Math.Min(upper, d.Count));
                    }

                    Assert.Equal((lower, upper), (counts.Clusters!.Lower[k], counts.Clusters.Upper[k]));
                    Assert.Equal((lower, upper) != (0, size), counts.Clusters.IsBounded(k));
                }
            }
        },
        200);

    [Fact]
    public void MoveTo_TopWithEverybodyNeeded_SaysThatAllMust()
    {
        var problem = new Problem("", 1, 0, [0, 0, 1], [1, 1, 1], [-1, -1, -1], [0, 0, 0], minUploaders: 3);
        var counts = new NodeState(DeviceClasses.Alike(problem)).MoveTo(null);
        Assert.Equal([2, 1], counts.Lower.ToArray());
        Assert.Equal([2, 1], counts.Upper.ToArray());
    }

    // As many of a class as the others cannot make up for.
    private static int Implied(DeviceClasses classes, int c) =>
        Math.Max(0, classes.Problem.MinUploaders - (classes.Problem.DeviceCount - classes.Size[c]));

    private static CountDecision? Path(DeviceClasses classes, DeviceClusters clusters, Random random)
    {
        CountDecision? path = null;
        for (var depth = random.Next(5); depth > 0; depth--)
        {
            var isCluster = clusters.Count > 0 && random.Next(3) == 0;
            var index = random.Next(isCluster ? clusters.Count : classes.Size.Length);
            var size = isCluster ? clusters.Members[index].Sum(c => classes.Size[c]) : classes.Size[index];
            path = new(isCluster, index, random.Next(2) == 0, random.Next(size + 1), path);
        }

        return path;
    }
}
