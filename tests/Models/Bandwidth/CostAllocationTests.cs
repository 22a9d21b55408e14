using Judba.Models.Bandwidth;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Conditions.Generation;
using Judba.Tests.Support;

namespace Judba.Models.Tests.Bandwidth;

public sealed class CostAllocationTests
{
    // μ* = max p y²/b to the last bit: T* is optimal, and rounding may say that it is not.
    [Fact]
    public void Solve_EqualFinishIsJustOptimal_GivesSharesOfItsOwnCost()
    {
        double[] a = [3, 1, 1, 3, 3, 3, 1], b = [1, 2, 2, 1, 1, 1, 2], p = [1, 1, 2, 1, 1, 1, 2], w = new double[7];
        var found = CostAllocation.Solve(a, b, p, 3, w);
        var end = Enumerable.Range(0, 7).Max(i => a[i] + b[i] / w[i]);
        Assert.Equal(found.CompletionLatency, end, 1e-12 * end);
        Assert.Equal(found.Cost, 3 * end + Enumerable.Range(0, 7).Sum(i => p[i] * b[i] / w[i]), 1e-12 * found.Cost);
        Assert.Equal(1, w.Sum(), 1e-12);
    }

    // docs/notation.md section 4: 3.93 at w*, 3.5 at equal shares, 3.41 at the least cost. T* = (3 + √5)/2; the least of
    // 1/w + (1 + 1/(1 − w))/2 is 2 + √2 at w = √2/(1 + √2).
    [Fact]
    public void Solve_ExampleOfTheNotation_CostsWhatItSays()
    {
        var fleet = new Fleet([0, 1], [1, 1], [1, 0], 0.5);
        Assert.Equal(1.5 * (3 + Math.Sqrt(5)) / 2, fleet.Cost(fleet.LeastShare), 1e-14);
        Assert.Equal(3.5, fleet.Cost([0.5, 0.5]), 1e-14);
        Assert.Equal(2 + Math.Sqrt(2), fleet.Cheap.Cost, 1e-14);
        Assert.Equal(Math.Sqrt(2) / (1 + Math.Sqrt(2)), fleet.CheapShare[0], 1e-9);
        Assert.False(fleet.Cheap.IsEqualFinish);
    }

    // The boundary μ* = max p y²/b: with a = 0 and p ∝ b both devices have the same p y²/b = μ*, down to A = 0.
    [Theory]
    [InlineData(0)]
    [InlineData(1e-9)]
    [InlineData(5)]
    public void Solve_EqualFinishJustOptimal_IsEqualFinish(double latencyWeight)
    {
        var fleet = new Fleet([0, 0], [1, 3], [1, 3], latencyWeight);
        Assert.Equal([0.25, 0.75], fleet.CheapShare);
        Assert.Equal(4, fleet.Cheap.CompletionLatency);
        Assert.Equal(latencyWeight * 4 + 16, fleet.Cheap.Cost, 1e-13);
    }

    // Just beyond that boundary on either side: the cost is continuous across it and the shares follow.
    [Fact]
    public void Solve_AroundTheBoundary_IsContinuous()
    {
        // y = T* − a and μ* ≥ p₁ y₁²/b₁ ⇔ A ≥ p₁ y₁² Σ(b/y²)/b₁ − p₁, with p = (1, 0).
        var least = LatencyNewton.Solve([0, 1], [1, 1]);
        double y1 = least.TransmitLatency(0), y2 = least.TransmitLatency(1), boundary = y1 * y1 / (y2 * y2);
        foreach (var step in (double[])[1e-3, 1e-6, 1e-9, 1e-12])
        {
            Fleet above = new([0, 1], [1, 1], [1, 0], boundary * (1 + step)), below = new([0, 1], [1, 1], [1, 0], boundary * (1 - step));
            Assert.True(above.Cheap.IsEqualFinish);
            Assert.False(below.Cheap.IsEqualFinish && step > 1e-10);
            Assert.Equal(1, above.Cheap.Cost / below.Cheap.Cost, 2.1 * step);
            Assert.Equal(above.CheapShare[0], below.CheapShare[0], 2 * step);
        }
    }

    // A = 0: w ∝ √(p b), cost (Σ √(p b))², whatever the starts.
    [Fact]
    public void Solve_LatencyIsFree_SharesBySquareRoot()
    {
        var fleet = new Fleet([0, 7, 3], [1, 4, 9], [4, 1, 1], 0);
        Assert.Equal(2.0 / 7, fleet.CheapShare[0], 1e-15);
        Assert.Equal(2.0 / 7, fleet.CheapShare[1], 1e-15);
        Assert.Equal(3.0 / 7, fleet.CheapShare[2], 1e-15);
        Assert.Equal(49, fleet.Cheap.Cost, 1e-13);
        Assert.Equal(49, fleet.Cheap.Price, 1e-13);
        Assert.Equal(3 + 9 / (3.0 / 7), fleet.Cheap.CompletionLatency, 1e-13);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 0)]
    [InlineData(3, 2)]
    public void Solve_OneDevice_TakesTheWholeBand(double latencyWeight, double p)
    {
        var fleet = new Fleet([5], [0.5], [p], latencyWeight);
        Assert.Equal([1.0], fleet.CheapShare);
        Assert.Equal(5.5 * latencyWeight + 0.5 * p, fleet.Cheap.Cost, 1e-14);
        Assert.Equal(5.5, fleet.Cheap.CompletionLatency);
    }

    [Fact]
    public void Solve_LatencyIsFreeAndTransmissionNearlySo_StaysFinite()
    {
        var fleet = new Fleet([0, 1e40, 3], [1e-40, 1e40, 1], [1e-40, 1e-40, 1e40], 0);
        Assert.True(double.IsFinite(fleet.Cheap.Cost));
        Assert.Equal(1, fleet.CheapShare.Sum(), 1e-12);
    }

    // Twelve orders of magnitude and more devices than the properties draw; a general descent must find nothing cheaper.
    [Theory]
    [InlineData(20)]
    [InlineData(300)]
    public void Solve_WideRange_NoPairOfDevicesGainsByTrading(int devices)
    {
        var random = new Random(devices);
        for (var repeat = 0; repeat < 20; repeat++)
        {
            var fleet = new Fleet(
                Drawn.Magnitudes(random, devices, -6, 6), Drawn.Magnitudes(random, devices, -6, 6),
                Drawn.Magnitudes(random, devices, -6, 6), Drawn.Magnitudes(random, 1, -6, 6)[0]);
            Assert.Equal(1, fleet.CheapShare.Sum(), 1e-12);
            Assert.Equal(1, fleet.Cost(fleet.CheapShare) / fleet.Cheap.Cost, 1e-11);
            for (var trade = 0; trade < 200; trade++)
            {
                int from = random.Next(devices), to = random.Next(devices);
                var part = fleet.CheapShare[from] * Math.Pow(10, -6 * random.NextDouble()) / 2;
                var other = fleet.CheapShare.ToArray();
                other[from] -= part;
                other[to] += part;
                Assert.True(fleet.Cost(other) >= fleet.Cheap.Cost * (1 - 1e-11), $"{fleet.Cost(other):R} < {fleet.Cheap.Cost:R}");
            }
        }
    }

    [Fact]
    public void Solve_MillionDevices_ClosesTheKktSystem()
    {
        var random = new Random(6);
        const int Devices = 1_000_000;
        var fleet = new Fleet(
            Drawn.Magnitudes(random, Devices, -1, 1), Drawn.Magnitudes(random, Devices, -4, -2), Drawn.Magnitudes(random, Devices, -3, 1),
            2e6);
        Assert.False(fleet.Cheap.IsEqualFinish);
        Assert.Equal(1, fleet.CheapShare.Sum(), 1e-10);
        var multipliers = 0.0;
        for (var i = 0; i < Devices; i++)
            multipliers += Math.Max(0, fleet.Cheap.Price * fleet.CheapShare[i] / fleet.B[i] * fleet.CheapShare[i] - fleet.P[i]);
        Assert.Equal(1, multipliers / fleet.LatencyWeight, 1e-6);
    }

    [Fact]
    public void Solve_AnyFleet_AllocatesNothing()
    {
        const int Devices = 500;
        double[] a = Drawn.Magnitudes(new Random(7), Devices, -1, 1), b = Drawn.Magnitudes(new Random(8), Devices, -1, 1);
        double[] p = Drawn.Magnitudes(new Random(9), Devices, -1, 1), w = new double[Devices];
        Assert.False(CostAllocation.Solve(a, b, p, 1, w).IsEqualFinish);
        CostAllocation.Solve(a, b, p, 0, w);
        var before = GC.GetAllocatedBytesForCurrentThread();
        CostAllocation.Solve(a, b, p, 1, w);
        CostAllocation.Solve(a, b, p, 0, w);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Solve_EmptyOrUnequalSpans_Throws()
    {
        Assert.Throws<ArgumentException>(() => CostAllocation.Solve([], [], [], 1, []));
        Assert.Contains(
            "transmitTime",
            Assert.Throws<ArgumentException>(() => CostAllocation.Solve([1], [], [1], 1, new double[1])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "transmitEnergyWeight",
            Assert.Throws<ArgumentException>(() => CostAllocation.Solve([1], [1], [], 1, new double[1])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "bandwidthShare",
            Assert.Throws<ArgumentException>(() => CostAllocation.Solve([1], [1], [1], 1, [])).Message,
            StringComparison.Ordinal);
    }

    // Scoring a set allocates nothing after construction: exhaustive search calls it a million times.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void SetScorer_Cost_AllocatesNothingAndKnowsTheEmptySet(Reading reading)
    {
        var problem = Property.Sample(ProblemGenerators.Of(Corner.Ordinary, 9), 1)[0].Problem;
        var scorer = new SetScorer(problem, reading);
        int[] set = [0];
        Assert.Equal(problem.Constant, scorer.Cost([]));
        Assert.Equal(0, scorer.Allocate([]).UploaderCount);
        scorer.Cost(set);
        var before = GC.GetAllocatedBytesForCurrentThread();
        scorer.Cost(set);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void SetScorer_Allocate_TakesDevicesInAnyOrder()
    {
        var problem = new Problem("", 1, 0, [0, 1, 2], [3, 2, 1], [0, 0, 0], [1, 1, 1]);
        var scorer = new SetScorer(problem, Reading.MinCost);
        Assert.Equal([0, 2], scorer.Allocate([2, 0]).Uploaders.ToArray());
        Assert.Equal(scorer.Cost([0, 2]), scorer.Cost([2, 0]), 1e-14);
    }

    // Device 1 holds all of the band but 1e-6 and stands at its breakpoint: held or not by the last bit, it once moved μ by five orders of
    // magnitude and the cost by 3e-5. A scan of T with the band filled by bisection finds 212481175656.35.
    [Fact]
    public void Solve_OneDeviceAtItsBreakpointHoldsNearlyAllOfTheBand_IsStillCheapest()
    {
        double[] a = [1000.0013697725726, 1000.1706315842234, 1191.7518622984765];
        double[] b = [1.4605026859500198E-06, 699962.4656031051, 0.03304804150503737];
        double[] p = [0, 303560.03078220197, 8.613695606150362];
        var shares = new double[3];
        var cheapest = CostAllocation.Solve(a, b, p, 0.08013666769935687, shares);
        Assert.Equal(1, cheapest.Cost / 212481175656.35, 1e-12);
        Assert.Equal(1.15746389e-6, shares[2], 1e-13);
    }
}
