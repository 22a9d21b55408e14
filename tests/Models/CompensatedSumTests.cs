using Judba.Models.Numerics;

namespace Judba.Models.Tests;

public sealed class CompensatedSumTests
{
    // A plain sum of these is 0; any order must do.
    [Theory]
    [InlineData(1e100, 1, -1e100)]
    [InlineData(1, 1e100, -1e100)]
    [InlineData(1e100, -1e100, 1)]
    public void Value_TermsThatCancel_KeepsTheRest(double x, double y, double z) => Assert.Equal(1, Sum([x, y, z]));

    // 0.1 as a double, a million times: 100000 + 1e6 · 5.55e-18, to the last bit; a plain sum is off by 1.3e-6.
    [Fact]
    public void Value_MillionTerms_IsExactToTheLastBit() =>
        Assert.Equal(100_000.0, Sum(Enumerable.Repeat(0.1, 1_000_000)), 1.5e-11);

    [Fact]
    public void Value_NoTerm_IsZero() => Assert.Equal(0, default(CompensatedSum).Value);

    private static double Sum(IEnumerable<double> terms)
    {
        var sum = new CompensatedSum();
        foreach (var x in terms)
            sum.Add(x);
        return sum.Value;
    }
}
