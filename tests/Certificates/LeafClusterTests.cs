using Judba.Models.Problems;
using Judba.Solvers.Conditions.Generation;
using Judba.Tests.Support;

namespace Judba.Certificates.Tests;

/// <summary>The verifier's bound of a leaf in which clusters are bounded and paid.</summary>
public sealed class LeafClusterTests
{
    // The costs of the sets are computed in doubles, to this part of their terms.
    private const double Rounding = 1e-12;

    // A set whose deadline rounds to an end of the leaf may belong to the neighbour.
    private const double Margin = 1e-12;

    // φ of two devices with a = 0, b = g = 1 and p = 0 at μ = 4 is 1 + 4/T: 5 at T = 1 and 3 at T = 2. A = 1.
    private static readonly Problem Two = new("two", 1, 0, [0, 0], [1, 1], [1, 1], [0, 0], minUploaders: 0);

    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void At_AnyRewardsOfClusters_BoundEverySetOfTheLeaf(Reading reading) => Property.ForAll(
        Cases.WithSeed(6),
        drawn =>
        {
            var (c, seed) = drawn;
            var random = new Random(seed);
            var points = SetPoints.Of(c.Problem, reading, random).ToArray();
            if (points.Length == 0)
                return;
            for (var repeat = 0; repeat < 30; repeat++)
            {
                int[] clusterOf = [.. Enumerable.Range(0, c.Problem.DeviceCount).Select(_ => random.Next(3) - 1)];
                int[][] clusters =
                [
                    .. Enumerable.Range(0, 2).Select(j => clusterOf.Index().Where(e => e.Item == j).Select(e => e.Index).ToArray()),
                ];
                var leaf = Leaves.Of(c.Problem, reading == Reading.MinCost, clusters);
                for (var j = 0; j < 2; j++)
                {
                    leaf.Clusters.Lower[j] = random.Next(clusters[j].Length + 1);
                    leaf.Clusters.Upper[j] = random.Next(leaf.Clusters.Lower[j], clusters[j].Length + 1);
                }

                double one = points[random.Next(points.Length)].Deadline, other = points[random.Next(points.Length)].Deadline;
                var (from, to) = (Math.Min(one, other) * random.NextDouble(), Math.Max(one, other) * (1 + random.NextDouble()));
                var size = points[random.Next(points.Length)].Magnitude;
                double Any() => random.Next(4) == 0 ? 0 : size * (2 * random.NextDouble() - 1);
                var node = CertificateNode.Leaf(
                    points[random.Next(points.Length)].Price * Math.Pow(10, 3 * random.NextDouble() - 1.5),
                    from + (to - from) * (1.2 * random.NextDouble() - 0.1), Any(), [new(Any(), Any() / to), new(Any(), Any() / from)]);
                var bound = leaf.At(from, to, node);
                foreach (var point in points)
                {
                    var isInside = point.Deadline >= from + Margin * to && point.Deadline <= to * (1 - Margin)
                        && clusters.Index().All(e => e.Item.Intersect(point.Set).Count() is var count
                            && count >= leaf.Clusters.Lower[e.Index] && count <= leaf.Clusters.Upper[e.Index]);
                    var terms = point.Magnitude + c.Problem.DeviceCount * (node.ClusterRewards.Sum(
                        r => Math.Abs(r.Constant) + Math.Abs(r.Slope) * to) + Math.Abs(node.Reward));
                    Assert.False(
                        isInside && bound > point.Cost + Rounding * terms,
                        $"[{from:R}, {to:R}] at {node.Price:R}, {node.Reward:R}: {bound:R} is above {point.Cost:R} at {point.Deadline:R}");
                }
            }
        },
        400);

    // One of two must upload, and pays φ(√2) = 3.83 between the ends. r(T) = 7 − 2T is φ at both of them, so that ψ is 0 there.
    [Fact]
    public void At_RewardThatFollowsPhi_LosesWhatTheChordDoes()
    {
        var leaf = Leaves.Of(Two, isMinCost: false, [0, 1]);
        leaf.Clusters.Lower[0] = leaf.Clusters.Upper[0] = 1;
        // At T0 = √2 the tangent of ψ has slope 0, ψ = 4√2 − 6 = −0.34 for both devices, and A·T and the chord of r end at 2 + 3.
        var (at, psi) = (Math.Sqrt(2), 4 * Math.Sqrt(2) - 6);
        Assert.Equal(-4 + 2 * psi + 5, leaf.At(1, 2, CertificateNode.Leaf(4, at, 0, [new(7, -2)])), 1e-12);
        // Unpaid, nobody has φ < 0, and a bound of the count is not known to the sum.
        Assert.Equal(-4 + 1, leaf.At(1, 2, CertificateNode.Leaf(4, at, 0)), 1e-12);
    }

    // r = 2 − 2T changes its sign: it is 1 at T = 0.5 and counts with the fewest, −2 at T = 2 and counts with the most.
    [Theory]
    [InlineData(0.5, 0, 2, 0)]
    [InlineData(0.5, 1, 2, 1)]
    [InlineData(1, 1, 2, 0)]
    [InlineData(2, 0, 1, -2)]
    [InlineData(2, 1, 2, -4)]
    public void Earned_RewardOfBothSigns_CountsFewestOrMost(double deadline, int fewest, int most, double expected)
    {
        var leaf = Leaves.Of(Two, isMinCost: false, [0, 1]);
        (leaf.Clusters.Lower[0], leaf.Clusters.Upper[0]) = (fewest, most);
        Assert.Equal(expected, leaf.Clusters.Earned([new(2, -2)], deadline).Low, 1e-12);
    }

    // A negative reward counts with all devices there are: ν·n.
    [Fact]
    public void At_NegativeReward_CountsWithTheMostUploaders()
    {
        var problem = new Problem("many", 1, 0, [0, 0, 0], [1, 1, 1], [-1, -1, -1], [0, 0, 0], minUploaders: 1);
        Assert.Equal(-3 + 1, Leaves.Of(problem, isMinCost: true).At(1, 2, CertificateNode.Leaf(0, 1, -1)), 1e-12);
    }

    // Only those who can finish by T2 count as able: device 1 is not done before 5.
    [Fact]
    public void At_ClusterThatCannotHaveItsCount_IsEmpty()
    {
        var problem = new Problem("late", 1, 0, [0, 4, 0], [1, 1, 1], [-1, -1, -1], [0, 0, 0], minUploaders: 0);
        var leaf = Leaves.Of(problem, isMinCost: true, [0, 1]);
        leaf.Clusters.Lower[0] = 2;
        Assert.Equal(double.PositiveInfinity, leaf.At(1, 4.9, CertificateNode.Leaf(0, 1, 0)));
        Assert.InRange(leaf.At(1, 5, CertificateNode.Leaf(0, 1, 0)), -3, 0);
        (leaf.Clusters.Lower[0], leaf.Clusters.Upper[0]) = (0, 0);
        leaf.Lower[0] = 1;
        Assert.Equal(double.PositiveInfinity, leaf.At(1, 5, CertificateNode.Leaf(0, 1, 0)));
    }

    // An end at infinity has no line, and rewards must be one for each cluster and finite.
    [Fact]
    public void At_RewardsThatAreNone_ProveNothing()
    {
        var problem = new Problem("endless", 0, 1, [0, 2], [1, 4], [-10, -1], [1, 1], minUploaders: 0);
        var leaf = Leaves.Of(problem, isMinCost: true, [0, 1]);
        const double Endless = double.PositiveInfinity;
        Assert.True(double.IsFinite(leaf.At(100, Endless, CertificateNode.Leaf(9, 0, 0, [new(1, 0)]))));
        Assert.True(double.IsNaN(leaf.At(100, Endless, CertificateNode.Leaf(9, 0, 0, [new(1, 1e-9)]))));
        Assert.True(double.IsNaN(leaf.At(100, 200, CertificateNode.Leaf(9, 0, 0, [new(1, 0), new(0, 0)]))));
        Assert.True(double.IsNaN(leaf.At(100, 200, CertificateNode.Leaf(9, 0, 0, [new(double.NaN, 0)]))));
        Assert.True(double.IsNaN(leaf.At(100, 200, CertificateNode.Leaf(9, 0, 0, [new(0, double.PositiveInfinity)]))));
    }
}
