using Judba.Models.Numerics;

namespace Judba.Models.Tests.Numerics;

public sealed class IllinoisBracketTests
{
    /// <summary>
    /// Functions with one root, and the ends to begin with. Each bends so that plain regula falsi keeps one end for ever.
    /// </summary>
    public static TheoryData<string, double, double, double> Functions => new()
    {
        { "rising, convex", 0, 2, Math.Cbrt(2) },
        { "falling, convex", 0.1, 4, 1.0 / 3 },
        { "rising, concave", 0.01, 20, Math.E },
        { "very bent", 0, 3, 1 },
    };

    [Fact]
    public void Secant_StraightLine_IsItsRoot() =>
        Assert.Equal(1.5, new IllinoisBracket(0, -3, 4, 5).Secant);

    [Theory]
    [MemberData(nameof(Functions))]
    public void WithLowWithHigh_MonotoneFunction_CloseInFromBothSides(string name, double low, double high, double root)
    {
        var isRising = Value(name, high) > 0;
        var bracket = new IllinoisBracket(low, Value(name, low), high, Value(name, high));
        for (var step = 0; step < 60 && bracket.Width > 1e-13 * high; step++)
        {
            var at = bracket.SecantOr(bracket.Middle);
            Assert.InRange(at, bracket.Low, bracket.High);
            var value = Value(name, at);
            bracket = value > 0 == isRising ? bracket.WithHigh(at, value) : bracket.WithLow(at, value);
            Assert.InRange(root, bracket.Low - 1e-12, bracket.High + 1e-12);
        }

        Assert.True(bracket.Width <= 1e-10, $"{name}: still {bracket.Width:R} wide after 60 steps");
    }

    // The end that stays counts half, or the next secant would lie on the same side again.
    [Fact]
    public void WithLow_EndThatStays_CountsHalf()
    {
        var bracket = new IllinoisBracket(0, -1, 4, 8);
        Assert.Equal(new(1, -0.5, 4, 4), bracket.WithLow(1, -0.5));
        Assert.Equal(new(0, -0.5, 3, 2), bracket.WithHigh(3, 2));
    }

    [Fact]
    public void SecantOr_EndWithoutValue_IsTheOther() =>
        Assert.Equal(2.5, new IllinoisBracket(1, double.NaN, 4, 1).SecantOr(2.5));

    private static double Value(string name, double x) => name switch
    {
        "rising, convex" => x * x * x - 2,
        "falling, convex" => 1 / x - 3,
        "rising, concave" => Math.Log(x) - 1,
        _ => Math.Pow(x, 9) - 1,
    };
}
