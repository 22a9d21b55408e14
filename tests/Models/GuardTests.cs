using Judba.Models.Numerics;

namespace Judba.Models.Tests;

public sealed class GuardTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void InRange_NumberOutside_NamesItItsValueAndTheRange(double gap)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Guard.InRange(gap, 0, 1));
        Assert.Equal("gap", refusal.ParamName);
        Assert.StartsWith($"'gap' is {gap}; allowed: 0 to 1.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InRange_WholeNumberOutside_NamesItItsValueAndTheRange()
    {
        var threads = 0;
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Guard.InRange(threads, 1, 8));
        Assert.StartsWith("'threads' is 0; allowed: 1 to 8.", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Guard.InRange(9, 1, 8));
    }

    [Fact]
    public void InRange_Ends_AreInside()
    {
        Assert.Equal(0.0, Guard.InRange(0.0, 0, 1));
        Assert.Equal(1.0, Guard.InRange(1.0, 0, 1));
        Assert.Equal(8, Guard.InRange(8, 1, 8));
    }

    [Fact]
    public void InRange_NegativeZero_IsZero() => Assert.False(double.IsNegative(Guard.InRange(-0.0, 0, 1)));

    [Fact]
    public void NotNull_Null_NamesIt()
    {
        string? law = null;
        Assert.Equal("law", Assert.Throws<ArgumentNullException>(() => Guard.NotNull(law)).ParamName);
        Assert.Equal("x", Guard.NotNull("x"));
    }

    [Fact]
    public void SameLength_OtherLength_NamesIt() => Assert.StartsWith(
        "'w' has 2 entries; 3 expected.", Assert.Throws<ArgumentException>(() => Guard.SameLength(3, 2, "w")).Message,
        StringComparison.Ordinal);
}
