using System.Numerics;

namespace Judba.Certificates.Tests;

public sealed class IntervalTests
{
    private const int Draws = 20_000;

    // Every double is a whole number times 2^-1074: with this exponent all comparisons are of whole numbers.
    private const int Exponent = 1074;

    [Fact]
    public void Add_And_Subtract_EncloseTheExactResult() => ForPairs((x, y) =>
    {
        AssertEncloses(x + (Interval)y, Exact(x) + Exact(y), BigInteger.One);
        AssertEncloses(x - (Interval)y, Exact(x) - Exact(y), BigInteger.One);
    });

    [Fact]
    public void Multiply_EnclosesTheExactResult() =>
        ForPairs((x, y) => AssertEncloses(x * (Interval)y, Exact(x) * Exact(y), BigInteger.One << Exponent));

    // x / y = (X · 2^1074 / Y) · 2^-1074 with X, Y whole.
    [Fact]
    public void Divide_EnclosesTheExactResult() => ForPairs((x, y) =>
    {
        var (numerator, denominator) = y > 0 ? (Exact(x), Exact(y)) : (-Exact(x), -Exact(y));
        AssertEncloses(x / (Interval)y, numerator << Exponent, denominator);
    });

    [Fact]
    public void Sqrt_EnclosesTheExactResult() => ForPairs((x, _) =>
    {
        var root = Interval.Sqrt(Math.Abs(x));
        var square = Exact(Math.Abs(x)) << Exponent;
        Assert.True(Exact(root.Low) * Exact(root.Low) <= square && square <= Exact(root.High) * Exact(root.High), $"{x:R}");
    });

    [Fact]
    public void Divide_ByAnIntervalAroundZero_IsNaN() => Assert.True(double.IsNaN((1 / new Interval(-1, 1)).Low));

    [Fact]
    public void Sum_OfAMillionTerms_IsOneUnitWide()
    {
        var sum = new IntervalSum();
        var exact = BigInteger.Zero;
        var random = new Random(1);
        for (var k = 0; k < 1_000_000; k++)
        {
            var term = random.NextDouble() - 0.3;
            sum.Add(term);
            exact += Exact(term);
        }

        AssertEncloses(sum.Value, exact, BigInteger.One);
        Assert.True(sum.Value.High - sum.Value.Low <= 4 * (Math.BitIncrement(sum.Value.High) - sum.Value.High));
    }

    private static void ForPairs(Action<double, double> check)
    {
        var random = new Random(1);
        for (var k = 0; k < Draws; k++)
            check(Draw(random), Draw(random));
    }

    private static double Draw(Random random) => (random.NextDouble() - 0.5) * Math.Pow(10, 40 * random.NextDouble() - 20);

    // value · 2^1074
    private static BigInteger Exact(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        BigInteger magnitude = exponent == 0 ? mantissa : new BigInteger(mantissa | (1L << 52)) << (exponent - 1);
        return value < 0 ? -magnitude : magnitude;
    }

    // low ≤ numerator / denominator · 2^-1074 ≤ high, the denominator positive.
    private static void AssertEncloses(Interval interval, BigInteger numerator, BigInteger denominator)
    {
        Assert.True(Exact(interval.Low) * denominator <= numerator, $"{interval}");
        Assert.True(Exact(interval.High) * denominator >= numerator, $"{interval}");
    }
}
