using Judba.Models.Problems;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Dual;
using Judba.Solvers.Exact;
using Judba.Tests.Support;

namespace Judba.Solvers.Tests.Exact;

/// <summary>The two parts of a node cover it and have nothing in common.</summary>
public sealed class BranchingTests
{
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Divide_AnyNode_ChildrenCoverItAndAreDisjoint(Reading reading)
    {
        var (byDeadline, byClass, byCluster) = (0, 0, 0);
        Property.ForAll(
            Cases.WithSeed([Corner.Ordinary, Corner.Typed, Corner.Identical, Corner.Paper, Corner.EnergyAlone], 10),
            drawn =>
            {
                var (c, seed) = drawn;
                var random = new Random(seed);
                var terms = new DualTerms(DeviceClasses.Alike(c.Problem), reading);
                var state = new NodeState(terms.Classes);
                var classes = terms.Count;
                DeviceClusters clusters = new(classes, classes < 3 ? [] : [[.. Enumerable.Range(0, classes - 1)]]);
                state.Divide(clusters);
                var range = DeadlineRange.Of(terms, Math.Abs(terms.Constant) + 10 * c.Problem.DeviceCount);
                if (range.IsEmpty)
                    return;
                var node = new SearchNode
                {
                    From = range.First,
                    To = range.Last,
                    Best = NodeBound.Unknown(new(random.NextDouble(), 0), range.First * 1.5)
                };
                for (var depth = 0; depth < 12; depth++)
                {
                    // What is missing decides: nothing, and the interval is halved; more than halving gains, and a class is divided.
                    node.Best = node.Best with { GainOfSplitting = random.Next(2) };
                    if (new Branching(terms).Divide(node, state.MoveTo(node.Path), missing: 2) is not { } split)
                        return;
                    if (split.Cluster >= 0)
                        byCluster++;
                    else if (split.Class >= 0)
                        byClass++;
                    else
                        byDeadline++;
                    AssertParts(terms.Classes, clusters, node, split);
                    node = random.Next(2) == 0 ? split.First : split.Second;
                }
            },
            200);
        Assert.True(
            byDeadline > 100 && byClass > 100 && byCluster > 10, $"{byDeadline} by deadline, {byClass} by class, {byCluster} by cluster");
    }

    // An interval of one deadline with every count decided: nothing is left to divide.
    [Fact]
    public void Divide_NothingLeft_IsNull()
    {
        var problem = new Problem("", 1, 0, [0], [1], [-5], [0]);
        var terms = new DualTerms(DeviceClasses.Alike(problem), Reading.MinLatency);
        var node = new SearchNode { From = 1, To = 1, Best = NodeBound.Unknown(default, 1) };
        Assert.Null(new Branching(terms).Divide(node, new UploaderCounts([1], [1]), missing: 1));
    }

    private static void AssertParts(DeviceClasses classes, DeviceClusters clusters, SearchNode node, SearchSplit split)
    {
        var (first, second) = (split.First, split.Second);
        if (split.Class < 0 && split.Cluster < 0)
        {
            Assert.Equal((node.From, split.Deadline), (first.From, first.To));
            Assert.Equal((split.Deadline, node.To), (second.From, second.To));
            Assert.InRange(split.Deadline, node.From, node.To);
            Assert.NotEqual(node.From, split.Deadline);
            Assert.Same(node.Path, first.Path);
            Assert.Same(node.Path, second.Path);
            return;
        }

        Assert.Equal((node.From, node.To), (first.From, first.To));
        Assert.Equal((node.From, node.To), (second.From, second.To));
        var (whole, low, high) = (Counts(classes, clusters, node), Counts(classes, clusters, first), Counts(classes, clusters, second));
        for (var c = 0; c < whole.Length; c++)
        {
            var isDivided = split.Cluster < 0 ? c == split.Class : c == classes.Size.Length + split.Cluster;
            for (var count = 0; count <= classes.Problem.DeviceCount; count++)
            {
                var parts = (IsWithin(low[c], count) ? 1 : 0) + (IsWithin(high[c], count) ? 1 : 0);
                Assert.Equal(!IsWithin(whole[c], count) ? 0 : isDivided ? 1 : 2, parts);
            }
        }
    }

    // Those of the classes and then those of the clusters.
    private static (int Lower, int Upper)[] Counts(DeviceClasses classes, DeviceClusters clusters, SearchNode node)
    {
        var state = new NodeState(classes);
        state.Divide(clusters);
        var counts = state.MoveTo(node.Path);
        return
        [
            .. Enumerable.Range(0, classes.Size.Length).Select(c => (counts.Lower[c], counts.Upper[c])),
            .. Enumerable.Range(0, clusters.Count).Select(k => (counts.Clusters!.Lower[k], counts.Clusters.Upper[k])),
        ];
    }

    private static bool IsWithin((int Lower, int Upper) counts, int count) => count >= counts.Lower && count <= counts.Upper;
}
