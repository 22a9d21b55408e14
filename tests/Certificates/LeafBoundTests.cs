using Judba.Models.Problems;
using Judba.Solvers.Conditions.Generation;
using Judba.Tests.Support;

namespace Judba.Certificates.Tests;

/// <summary>
/// The verifier's bound of a leaf is true for whatever a certificate may hold. The warnings of docs/exact.md have a test each.
/// </summary>
public sealed class LeafBoundTests
{
    // The costs of the sets are computed in doubles, to this part of their terms.
    private const double Rounding = 1e-12;

    // A set whose deadline rounds to an end of the leaf may belong to the neighbour.
    private const double Margin = 1e-12;

    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void At_AnyLeafPriceAndTangentPoint_BoundsEverySetOfTheLeaf(Reading reading) => Property.ForAll(
        Cases.WithSeed(6),
        drawn =>
        {
            var (c, seed) = drawn;
            var random = new Random(seed);
            var leaf = Leaves.Of(c.Problem, reading == Reading.MinCost);
            var points = SetPoints.Of(c.Problem, reading, random).ToArray();
            if (points.Length == 0)
                return;
            for (var repeat = 0; repeat < 30; repeat++)
            {
                for (var i = 0; i < leaf.Lower.Length; i++)
                    (leaf.Lower[i], leaf.Upper[i]) = random.Next(4) switch { 0 => (0, 0), 1 => (1, 1), _ => (0, 1) };
                double one = points[random.Next(points.Length)].Deadline, other = points[random.Next(points.Length)].Deadline;
                var (from, to) = random.Next(3) switch
                {
                    0 => (one * (1 - 1e-9), one * (1 + 1e-9)),
                    1 => (Math.Min(one, other) * (1 - 2 * Margin), Math.Max(one, other) * (1 + 2 * Margin)),
                    _ => (Math.Min(one, other) * random.NextDouble(), Math.Max(one, other) * (1 + random.NextDouble())),
                };
                var price = random.Next(10) == 0
                    ? 0
                    : points[random.Next(points.Length)].Price * Math.Pow(10, 3 * random.NextDouble() - 1.5);
                var reward = random.Next(2) == 0 ? 0 : points[random.Next(points.Length)].Magnitude * (2 * random.NextDouble() - 1);
                var bound = leaf.At(from, to, CertificateNode.Leaf(price, from + (to - from) * (1.2 * random.NextDouble() - 0.1), reward));
                foreach (var point in points)
                {
                    var isInside = point.Deadline >= from + Margin * to && point.Deadline <= to * (1 - Margin)
                        && Enumerable.Range(0, leaf.Lower.Length).All(
                            i => Array.IndexOf(point.Set, i) < 0 ? leaf.Lower[i] == 0 : leaf.Upper[i] == 1);
                    Assert.False(
                        isInside && bound > point.Cost + Rounding * point.Magnitude,
                        $"[{from:R}, {to:R}] at {price:R}: {bound:R} is above {point.Cost:R} at T = {point.Deadline:R}");
                }
            }
        },
        400);

    // Endpoint classification: φ(0.3) > 0, φ(1) = −1, φ(3) > 0 with g = −3, p = μ b = 1, so a leaf from 0.3 to 3 counts the −1 in between.
    [Fact]
    public void At_PhiNegativeBetweenPositiveEnds_CountsItsMinimum()
    {
        var leaf = Leaves.Of(new Problem("dip", 0, 0, [0], [0.1], [-3], [1], minUploaders: 0), isMinCost: false);
        Assert.InRange(leaf.At(0.3, 3, CertificateNode.Leaf(10, 1, 0)), -11 - 1e-12, -11);
    }

    // Concavity: with the classification changing the bound is not concave in μ, so that no price may be skipped over. Each is true by
    // itself.
    [Fact]
    public void At_PricesAcrossAChangeOfClassification_IsNotConcaveAndNeverAboveTheOptimum()
    {
        var problem = new Problem("sign", 1, 0, [0, 0], [1, 2], [-4, -7], [0.5, 0.25], minUploaders: 0);
        var leaf = Leaves.Of(problem, isMinCost: false);
        var optimum = BruteForce.Optimum(problem, Reading.MinLatency);
        double[] bounds = [.. Enumerable.Range(0, 400).Select(k => leaf.At(1, 6, CertificateNode.Leaf(0.05 * k, 3, 0)))];
        Assert.All(bounds, bound => Assert.True(bound <= optimum, $"{bound:R} above {optimum:R}"));
        Assert.Contains(Enumerable.Range(1, bounds.Length - 2), k => bounds[k] < (bounds[k - 1] + bounds[k + 1]) / 2 - 1e-6);
    }

    // MinUploaders and fixing: one of φ = (5, 5.1) must count. Compared with 0 and a gap of 1 both devices would be fixed out.
    [Fact]
    public void At_NobodyWantsToButOneMust_CountsTheCheapest()
    {
        var problem = new Problem("must", 1, 0, [0, 0], [1, 1], [5, 5.1], [0, 0]);
        var leaf = Leaves.Of(problem, isMinCost: true);
        Assert.Equal(1 + 5, leaf.At(1, 1, CertificateNode.Leaf(0, 1, 0)), 1e-12);
        leaf.Upper[0] = 0;
        Assert.Equal(1 + 5.1, leaf.At(1, 1, CertificateNode.Leaf(0, 1, 0)), 1e-12);
        leaf.Upper[1] = 0;
        Assert.Equal(double.PositiveInfinity, leaf.At(1, 1, CertificateNode.Leaf(0, 1, 0)));
    }

    // MinUploaders = M: everybody uploads, and nobody is done before the last a + b, though no decision says so.
    [Fact]
    public void At_EverybodyMustUpload_BeginsAtTheLastOfThem()
    {
        var problem = new Problem("all", 1, 0, [0, 4], [1, 1], [-1, -1], [0, 0], minUploaders: 2);
        var leaf = Leaves.Of(problem, isMinCost: true);
        Assert.Equal(double.PositiveInfinity, leaf.At(1, 4.5, CertificateNode.Leaf(0, 1, 0)));
        Assert.Equal(5 - 2, leaf.At(1, 6, CertificateNode.Leaf(0, 5, 0)), 1e-12);
    }

    // The same by time: of three devices two must, and one of them is not done by the end of the leaf.
    [Fact]
    public void At_TooFewAreDoneInTime_IsInfinite()
    {
        var problem = new Problem("late", 1, 0, [0, 4, 4], [1, 1, 1], [-1, -1, -1], [0, 0, 0], minUploaders: 2);
        Assert.Equal(double.PositiveInfinity, Leaves.Of(problem, isMinCost: true).At(1, 4.9, CertificateNode.Leaf(0, 1, 0)));
    }

    // Certificates of fixings: T0 must lie right of every a of the convex part. Device 1 has b of far less than one unit in the last place
    // of a, so that the leaf begins left of a, in outward rounding: there φ has no tangent, and g + p y + … continued to y < 0 would lie
    // above φ.
    [Fact]
    public void At_TangentPointNotRightOfAStart_BoundsByAConstant()
    {
        const double A = 1000, P = 1e10;
        var problem = new Problem("left", 1, 0, [0, A], [1, 1e-40], [0, 0], [0, P], minUploaders: 2);
        foreach (var isMinCost in (bool[])[true, false])
        {
            var leaf = Leaves.Of(problem, isMinCost);
            foreach (var to in (double[])[A, Math.BitIncrement(A), A + 1e-12])
            {
                // The cheapest with T = a: device 1 transmits in nearly no time.
                var bound = leaf.At(0, to, CertificateNode.Leaf(0, 0, 0));
                Assert.True(bound <= A, $"{bound:R} up to {to:R}");
            }
        }
    }

    // A leaf without end is bounded by the limits g + 2√(p μ b).
    [Fact]
    public void At_EndlessLeaf_UsesTheLimits()
    {
        var leaf = Leaves.Of(new Problem("endless", 0, 1, [0, 2], [1, 4], [-10, -1], [1, 1], minUploaders: 0), isMinCost: true);
        Assert.Equal(1 - 9 + (-10 + 2 * Math.Sqrt(9)), leaf.At(100, double.PositiveInfinity, CertificateNode.Leaf(9, 0, 0)), 1e-10);
    }

    // Nothing that is no number, overflows or underflows may prove anything: each bound is NaN or not above the optimum.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void At_ExtremeNumbers_NeverProveTooMuch(Reading reading)
    {
        const double Huge = Problem.MaxMagnitude, Tiny = 1 / Problem.MaxMagnitude;
        double[] any =
        [
            double.NaN, double.NegativeInfinity, double.PositiveInfinity, -1, -0.0, 0, double.Epsilon, 1e-310, Tiny, 1, Huge, 1e300,
            double.MaxValue,
        ];
        Problem[] problems =
        [
            new("huge", Huge, -Huge, [Huge, 0], [Huge, Tiny], [-Huge, Huge], [Huge, Huge], minUploaders: 1),
            new("tiny", Tiny, Tiny, [Tiny, 0], [Tiny, Tiny], [-Tiny, Tiny], [Tiny, 0], minUploaders: 1),
            new("mixed", 1, 0, [0, Huge], [Tiny, Huge], [-Huge, -Tiny], [0, Huge], minUploaders: 0),
        ];
        foreach (var problem in problems)
        {
            var leaf = Leaves.Of(problem, reading == Reading.MinCost);
            var optimum = BruteForce.Sets(problem).Where(s => s.Length > 0).Min(s => BruteForce.Cost(problem, reading, s));
            foreach (var price in any)
            {
                foreach (var at in any)
                {
                    foreach (var reward in any)
                    {
                        var bound = leaf.At(0, 3e40, CertificateNode.Leaf(price, at, reward));
                        Assert.True(
                            !(bound > optimum + 1e-9 * Math.Abs(optimum)),
                            $"{problem.Name}: {bound:R} above {optimum:R} at {price:R}, {at:R}, {reward:R}");
                        Assert.True(
                            IsPrice(price) && double.IsFinite(reward) || double.IsNaN(bound),
                            $"{price:R}, {reward:R} are no multipliers");
                    }
                }
            }
        }
    }

    // Three of four devices must upload. Their own minima over the interval lose what the deadline costs; paid the third smallest φ, they
    // are summed as one convex function and lose nothing.
    [Fact]
    public void At_RewardWhereMinUploadersBinds_IsTighter()
    {
        var problem = new Problem("paid", 4, 0, [0, 0, 0, 0], [1, 1, 1, 1], [1, 2, 3, 9], [0, 0, 0, 0], minUploaders: 3);
        var leaf = Leaves.Of(problem, isMinCost: false);
        const double Price = 12, At = 3, Exact = 4 * At - Price + (1 + 2 + 3) + 3 * Price / At;
        Assert.InRange(leaf.At(2.5, 3.5, CertificateNode.Leaf(Price, At, 0)), 0, Exact - 2);
        Assert.Equal(Exact, leaf.At(2.5, 3.5, CertificateNode.Leaf(Price, At, 8)), 1e-9);
    }

    private static bool IsPrice(double value) => value >= 0 && double.IsFinite(value);
}
