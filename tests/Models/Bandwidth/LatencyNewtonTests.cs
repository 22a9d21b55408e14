using Judba.Models.Bandwidth;
using Judba.Models.Problems;
using Judba.Tests.Support;

namespace Judba.Models.Tests.Bandwidth;

public sealed class LatencyNewtonTests
{
    // Lengths around the kernel's steps of one and four vectors, whatever the machine's vector holds.
    public static TheoryData<int> Lengths => [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 1000];

    public static TheoryData<double, double, double, double> Ranges => new()
    {
        { -1, 1, -1, 1 },
        { -6, 6, -6, 6 },
        { -6, 6, -12, -9 },
        { -12, -9, -6, 6 },
        { -39, 39, -39, 39 },
        { 39, 39.9, -39.9, -39 },
        { 0, 0, -3, 3 },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Solve_AnyMagnitudes_AgreesWithBisection(double lowA, double highA, double lowB, double highB)
    {
        var random = new Random(1);
        for (var repeat = 0; repeat < 200; repeat++)
        {
            var n = random.Next(1, 80);
            double[] a = Drawn.Magnitudes(random, n, lowA, highA), b = Drawn.Magnitudes(random, n, lowB, highB);
            if (repeat % 3 == 0)
                a[random.Next(n)] = 0;
            AssertAgree(a, b);
        }
    }

    // Ten devices fill the band to the last bit long before the latest two need any: F is flat over fifteen orders of magnitude.
    [Fact]
    public void Solve_FlatLoad_LeavesTheBandFilled()
    {
        double[] a = [1e40, 1e40, .. Enumerable.Repeat(1e39, 10)], b = [1e8, 1e-40, .. Enumerable.Repeat(9e38, 10)];
        var least = LatencyNewton.Solve(a, b);
        var shares = new double[a.Length];
        least.Shares(a, b, shares);
        Assert.Equal(1, shares.Sum(), 1e-12);
    }

    [Fact]
    public void Solve_MillionDevices_AgreesWithBisection()
    {
        var random = new Random(2);
        AssertAgree(Drawn.Magnitudes(random, 1_000_000, -6, 6), Drawn.Magnitudes(random, 1_000_000, -6, 6));
    }

    // 1e3 + 1e-7 has 1e-6 of its offset left: T alone would be worthless.
    [Fact]
    public void Solve_StartsFarAboveTransmission_KeepsTheDigitsOfTheOffset()
    {
        var same = LatencyNewton.Solve([1e3, 1e3, 1e3], [1e-10, 2e-10, 3e-10]);
        Assert.Equal(6e-10, same.Offset, 1e-23);
        var one = LatencyNewton.Solve([1e3, 0], [1e-10, 1]);
        // u = 1e-10 / (1 − 1/(1000 + u))
        Assert.Equal(1e-10 / (1 - 1e-3), one.Offset, 1e-21);
    }

    [Fact]
    public void Solve_OneDevice_TakesTheWholeBand()
    {
        var solution = LatencyNewton.Solve([3], [0.25]);
        Assert.Equal(0.25, solution.Offset);
        Assert.Equal(3.25, solution.CompletionLatency);
        Assert.Equal(0.25, solution.TransmitLatency(3));
    }

    // Two devices: 1/T + 1/(T − 1) = 1, so T = (3 + √5)/2.
    [Fact]
    public void Solve_TwoDevices_SolvesTheQuadratic()
    {
        var solution = LatencyNewton.Solve([0, 1], [1, 1]);
        Assert.Equal((3 + Math.Sqrt(5)) / 2, solution.CompletionLatency, 1e-14);
        var share = new double[2];
        solution.Shares([0, 1], [1, 1], share);
        Assert.Equal(2 / (3 + Math.Sqrt(5)), share[0], 1e-14);
        Assert.Equal(2 / (1 + Math.Sqrt(5)), share[1], 1e-14);
    }

    // The upper end of the bracket with equal starts, the lower end with one late one.
    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public void Solve_AnyFleet_NeedsFewPasses(int devices)
    {
        var random = new Random(3);
        for (var repeat = 0; repeat < 20; repeat++)
        {
            var solution = LatencyNewton.Solve(Drawn.Magnitudes(random, devices, -6, 6), Drawn.Magnitudes(random, devices, -6, 6));
            Assert.InRange(solution.Iterations, 1, 30);
        }
    }

    [Fact]
    public void Solve_AnyFleet_AllocatesNothing()
    {
        double[] a = Drawn.Magnitudes(new Random(4), 1000, -1, 1), b = Drawn.Magnitudes(new Random(5), 1000, -1, 1), w = new double[1000];
        LatencyNewton.Solve(a, b).Shares(a, b, w);
        var before = GC.GetAllocatedBytesForCurrentThread();
        LatencyNewton.Solve(a, b).Shares(a, b, w);
        var after = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(0, after - before);
    }

    [Fact]
    public void Solve_EmptyOrUnequalSpans_Throws()
    {
        Assert.Contains(
            "computeLatency", Assert.Throws<ArgumentException>(() => LatencyNewton.Solve([], [])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "transmitTime", Assert.Throws<ArgumentException>(() => LatencyNewton.Solve([1], [1, 2])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "computeLatency", Assert.Throws<ArgumentException>(() => LatencyBisection.Solve([], [])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "transmitTime", Assert.Throws<ArgumentException>(() => LatencyBisection.Solve([1], [1, 2])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_SetOfAProblem_LooksAtTheSetAlone()
    {
        var problem = new Problem("", 1, 0, [0, 9, 1], [1, 9, 1], [0, 0, 0], [0, 0, 0]);
        Assert.Equal((3 + Math.Sqrt(5)) / 2, LatencyNewton.Solve(problem, [0, 2]), 1e-14);
        Assert.Equal(18, LatencyNewton.Solve(problem, [1]));
        Assert.Equal(0, LatencyNewton.Solve(problem, []));
        Assert.Throws<ArgumentNullException>(() => LatencyNewton.Solve(null!, [0]));
    }

    // 1e-13: a sum of a thousand terms in two orders, reciprocals of products instead of quotients.
    [Theory]
    [MemberData(nameof(Lengths))]
    public void LoadAndSlope_AnyLength_AgreesWithThePlainLoop(int length)
    {
        var random = new Random(length);
        foreach (var u in (double[])[1e-10, 1, 1e6, 1e40])
        {
            double[] a = Drawn.Magnitudes(random, length, -6, 6), b = Drawn.Magnitudes(random, length, -6, 6);
            var (load, slope) = LatencyNewton.LoadAndSlope(a, b, a.Max(), u);
            var (plainLoad, plainSlope) = LatencyNewton.LoadAndSlopeReference(a, b, a.Max(), u);
            Assert.Equal(1, load / plainLoad, 1e-13);
            Assert.Equal(1, slope / plainSlope, 1e-13);
        }
    }

    [Fact]
    public void LoadAndSlope_AnyFleet_IsTheLoadAndMinusItsDerivative()
    {
        double[] a = [0, 1, 2], b = [3, 2, 1];
        var (load, slope) = LatencyNewton.LoadAndSlope(a, b, 2, 4);
        Assert.Equal(3.0 / 6 + 2.0 / 5 + 1.0 / 4, load, 1e-15);
        Assert.Equal(3.0 / 36 + 2.0 / 25 + 1.0 / 16, slope, 1e-15);
        Assert.Equal(load, LatencyBisection.Load(a, b, 2, 4), 1e-15);
    }

    [Fact]
    public void Bisection_Tolerance_WidensTheBracket()
    {
        double[] a = [0, 1], b = [1, 1];
        var coarse = LatencyBisection.Solve(a, b, 1e-3);
        var fine = LatencyBisection.Solve(a, b);
        Assert.True(coarse.Iterations < fine.Iterations);
        Assert.Equal(fine.Offset, coarse.Offset, 1e-3 * fine.Offset);
        Assert.Equal((1 + Math.Sqrt(5)) / 2, fine.Offset, 1e-15);
    }

    private static void AssertAgree(double[] a, double[] b)
    {
        LatencySolution newton = LatencyNewton.Solve(a, b), bisection = LatencyBisection.Solve(a, b);
        Assert.Equal(bisection.LatestStart, newton.LatestStart);
        Assert.Equal(1, newton.Offset / bisection.Offset, 1e-12);
    }
}
