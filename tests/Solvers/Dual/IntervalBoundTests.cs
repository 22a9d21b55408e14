using Judba.Models.Problems;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Dual;
using Judba.Tests.Support;

namespace Judba.Solvers.Tests.Dual;

/// <summary>Every set whose deadline lies in the interval costs at least the bound, whatever the price.</summary>
public sealed class IntervalBoundTests
{
    // The bound says that it is lowered by 1e-12 of its terms; the costs of the sets are exact to 1e-13 of theirs.
    private const double Rounding = 1e-12;

    // A set whose deadline rounds to an end of the interval may belong to the neighbour: PriceSolver's intervals touch, and its
    // range has this margin at both ends.
    private const double Margin = 1e-12;

    // Device 1 starts at 1000 and transmits for some 1e-11 s, so the doubles nearest to its best deadline are 1 % of that apart. Over real
    // deadlines its part of the bound is A y + g + p y + μ b/y, least at y = √(μ b/(A + p)): g + 2 √(μ b (A + p)).
    [Fact]
    public void At_BestDeadlineBetweenTwoDoubles_IsBelowTheLeastOverRealDeadlines()
    {
        const double A = 1e-6, B = 1e-11, G = -1, P = 1e9;
        var problem = new Problem("between", A, 0, [0, 1000], [1, B], [10, G], [1, P]);
        var terms = new DualTerms(problem, Reading.MinLatency);
        var bound = new IntervalBound(terms);
        for (var k = 0; k < 200; k++)
        {
            var y = 3e-11 * (1 + k / 1000.0);
            var price = (A + P) * y * y / B;
            var exact = A * 1000 - price + G + 2 * Math.Sqrt(price * B * (A + P));
            var value = bound.At(terms.FreeCounts, Math.BitDecrement(1000 + y), Math.BitIncrement(1000 + y), new(price, 0)).Value;
            Assert.True(value <= exact, $"{value:R} is above {exact:R} at price {price:R}");
            // Tangents over two units in the last place of T come that close.
            Assert.True(value >= exact - 1e-5, $"{value:R} is far below {exact:R}");
        }
    }

    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void At_AnyInterval_BoundsEverySetThatEndsInIt(Reading reading) => Property.ForAll(
        Cases.WithSeed(7),
        drawn =>
        {
            var (c, seed) = drawn;
            var random = new Random(seed);
            var terms = new DualTerms(c.Problem, reading);
            var bound = new IntervalBound(terms);
            var sets = SetPoints.Of(c.Problem, reading, random).ToArray();
            if (sets.Length == 0)
                return;
            for (var repeat = 0; repeat < 20; repeat++)
            {
                var (from, to) = Interval(sets, random);
                var price = random.Next(10) == 0 ? 0 : sets[random.Next(sets.Length)].Price * Math.Pow(10, 3 * random.NextDouble() - 1.5);
                // No reward makes a bound of what is none.
                var reward = random.Next(2) == 0 ? 0 : sets[random.Next(sets.Length)].Magnitude * random.NextDouble();
                var value = bound.At(terms.FreeCounts, from, to, new(price, reward)).Value;
                foreach (var set in sets)
                {
                    if (set.Deadline < from + Margin * to || set.Deadline > to * (1 - Margin))
                        continue;
                    Assert.True(
                        value <= set.Cost + Rounding * (set.Magnitude + 2 * reward * c.Problem.DeviceCount),
                        $"[{from:R}, {to:R}] at {price:R}: {value:R} is above {set.Cost:R} at T = {set.Deadline:R}");
                }
            }
        },
        300);

    // Two clusters, how many of each upload bounded on either side, and rewards of either sign that change with T.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void At_ClusterRewards_BoundEverySetWithinTheCounts(Reading reading)
    {
        var checks = 0;
        Property.ForAll(
            Cases.WithSeed([Corner.Ordinary, Corner.Typed, Corner.Paper, Corner.WideRange], 7),
            drawn =>
            {
                var (c, seed) = drawn;
                var random = new Random(seed);
                var terms = new DualTerms(c.Problem, reading);
                var bound = new IntervalBound(terms);
                var sets = SetPoints.Of(c.Problem, reading, random).ToArray();
                if (sets.Length == 0 || c.Problem.DeviceCount < 4)
                    return;
                var half = c.Problem.DeviceCount / 2;
                int[][] members = [[.. Enumerable.Range(0, half)], [.. Enumerable.Range(half, c.Problem.DeviceCount - half)]];
                var clusters = new DeviceClusters(c.Problem.DeviceCount, members);
                for (var repeat = 0; repeat < 20; repeat++)
                {
                    var (from, to) = Interval(sets, random);
                    var counts = new BoundedCounts(terms, clusters, random);
                    var chosen = sets[random.Next(sets.Length)];
                    var price = chosen.Price * Math.Pow(10, 3 * random.NextDouble() - 1.5);
                    ClusterReward Reward()
                    {
                        var size = chosen.Magnitude * (2 * random.NextDouble() - 1);
                        var slope = random.Next(3) == 0 ? 0 : chosen.Magnitude / chosen.Deadline * (2 * random.NextDouble() - 1);
                        return new(size - slope * chosen.Deadline, slope);
                    }

                    ClusterReward[] rewards = [Reward(), Reward()];
                    var value = bound.At(counts, from, to, new(price, 0, rewards)).Value;
                    foreach (var set in sets)
                    {
                        if (set.Deadline < from + Margin * to || set.Deadline > to * (1 - Margin) || !counts.Allow(set.Set))
                            continue;
                        checks++;
                        var size = rewards.Sum(r => Math.Abs(r.Constant) + Math.Abs(r.Slope) * to) * c.Problem.DeviceCount;
                        Assert.True(
                            value <= set.Cost + Rounding * (set.Magnitude + price + 2 * size),
                            $"[{from:R}, {to:R}] at {price:R}: {value:R} is above {set.Cost:R} at T = {set.Deadline:R}");
                    }
                }
            },
            300);
        Assert.True(checks > 10_000, $"{checks} checks");
    }

    // docs/notation.md section 5: φ(0.3) > 0, φ(1) = −1, φ(3) > 0. The device costs −1 at T = 1, so its ends prove nothing.
    [Fact]
    public void At_NegativeBetweenPositiveEnds_CountsTheDevice()
    {
        var problem = new Problem("", 1, 0, [0], [0.1], [-3], [1], 0);
        var terms = new DualTerms(problem, Reading.MinLatency);
        const double Price = 10;
        Assert.Equal(0.633, terms.Value(0, 0.3, new(Price, 0)), 1e-3);
        Assert.Equal(-1, terms.Value(0, 1, new(Price, 0)), 1e-14);
        Assert.Equal(0.333, terms.Value(0, 3, new(Price, 0)), 1e-3);
        // K + A·T1 − μ − 1 with T1 = 0.3.
        Assert.Equal(0.3 - 10 - 1, At(terms, 0.3, 3, Price), 1e-9);
    }

    // Nobody has φ < 0, but two must upload: the two least φ count, and no set can do with fewer.
    [Fact]
    public void At_MinUploadersBinds_AddsTheLeastOfTheRest()
    {
        var problem = new Problem("", 0, 7, [0, 0, 0], [0.5, 0.5, 0.5], [5, 3, 4], [1, 1, 1], 2);
        Assert.Equal(7 + 3 + 4, At(new DualTerms(problem, Reading.MinCost), 1, 2, 0), 1e-10);
    }

    [Fact]
    public void At_TooEarlyForMinUploaders_IsInfinite()
    {
        var problem = new Problem("", 1, 0, [0, 0], [1, 5], [-1, -1], [1, 1], 2);
        Assert.Equal(double.PositiveInfinity, At(new DualTerms(problem, Reading.MinCost), 1, 4, 1));
    }

    // A = 0, [T, ∞): the limits g + 2√(p μ b).
    [Fact]
    public void At_EndlessInterval_UsesTheLimits()
    {
        var problem = new Problem("", 0, 1, [0, 2], [1, 4], [-10, -1], [1, 1], 0);
        var terms = new DualTerms(problem, Reading.MinCost);
        Assert.Equal(1 - 9 + (-10 + 2 * Math.Sqrt(9)), At(terms, 100, double.PositiveInfinity, 9), 1e-10);
    }

    // φ, its slope, its least value and its break-even price are one function.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void DualTerms_AnyDevice_AreConsistent(Reading reading) => Property.ForAll(
        Cases.WithSeed([Corner.Ordinary, Corner.Typed, Corner.WideRange, Corner.EnergyAlone], 3),
        drawn =>
        {
            var (c, seed) = drawn;
            var random = new Random(seed);
            var terms = new DualTerms(c.Problem, reading);
            double b = c.Problem.TransmitTime[0], p = c.Problem.TransmitEnergyWeight[0], g = c.Problem.UploadCost[0];
            double near = b * (1 + random.NextDouble()), far = near * (1 + 10 * random.NextDouble());
            var price = Math.Max(p, 1e-3) * near * near / b * Math.Pow(10, 4 * random.NextDouble() - 2);
            var least = terms.Least(0, near, far, new(price, 0));
            var scale = Math.Abs(g) + p * far + price * b / near;
            for (var k = 0; k <= 20; k++)
            {
                var y = near + (far - near) * k / 20;
                var value = terms.Value(0, y, new(price, 0));
                Assert.True(least <= value + 1e-13 * scale, $"least {least:R}, but {value:R} at {y:R}");
                Assert.True(value >= g + 2 * Math.Sqrt(p * price * b) - 1e-13 * scale, "below the safe bound");
                // A tangent of a convex function: never above it.
                var tangent = value + terms.Slope(0, y, price) * (far - y);
                Assert.True(tangent <= terms.Value(0, far, new(price, 0)) + 1e-12 * scale, $"the tangent at {y:R} cuts φ");
            }

            var breakEven = terms.BreakEven(0, near);
            if (breakEven > 0)
            {
                Assert.True(terms.Value(0, near, new(breakEven * (1 - 1e-9), 0)) <= 1e-12 * scale);
                Assert.True(terms.Value(0, near, new(breakEven * (1 + 1e-9), 0)) >= -1e-12 * scale);
            }
            else
            {
                Assert.True(terms.Value(0, near, new(price, 0)) >= -1e-13 * scale);
            }
        },
        300);

    private static double At(DualTerms terms, double from, double to, double price) =>
        new IntervalBound(terms).At(terms.FreeCounts, from, to, new(price, 0)).Value;

    private static (double From, double To) Interval(
        (int[] Set, double Deadline, double Cost, double Magnitude, double Price)[] sets, Random random)
    {
        double one = sets[random.Next(sets.Length)].Deadline, other = sets[random.Next(sets.Length)].Deadline;
        // Sometimes nearly a single point, sometimes with sets at its very ends, sometimes wide.
        return random.Next(3) switch
        {
            0 => (one * (1 - 1e-9), one * (1 + 1e-9)),
            1 => (Math.Min(one, other) * (1 - 2 * Margin), Math.Max(one, other) * (1 + 2 * Margin)),
            _ => (Math.Min(one, other) * random.NextDouble(), Math.Max(one, other) * (1 + random.NextDouble())),
        };
    }

    // Nothing is decided about devices; each cluster has a fewest and a most.
    private sealed class BoundedCounts : UploaderCounts
    {
        private readonly Bounded _bounded;

        public BoundedCounts(DualTerms terms, DeviceClusters clusters, Random random)
            : base(new int[terms.Count], terms.Classes.Size) =>
            Clusters = _bounded = new(clusters, terms.Classes, random);

        public bool Allow(int[] set) => Enumerable.Range(0, _bounded.Size.Length).All(
            k => set.Count(i => _bounded.Clusters.Of[i] == k) is var n && n >= _bounded.Lower[k] && n <= _bounded.Upper[k]);

        private sealed class Bounded : ClusterCounts
        {
            public Bounded(DeviceClusters clusters, DeviceClasses classes, Random random)
                : base(clusters, classes)
            {
                for (var k = 0; k < clusters.Count; k++)
                {
                    var lower = random.Next(Size[k]);
                    Set(k, lower, lower + random.Next(Size[k] - lower + 1));
                }
            }
        }
    }
}
