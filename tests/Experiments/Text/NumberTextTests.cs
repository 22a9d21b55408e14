using Judba.Experiments.Tests.Support;
using Judba.Experiments.Text;

namespace Judba.Experiments.Tests.Text;

/// <summary>The one formatter of numbers for people, whatever the culture.</summary>
public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(1.6e-7, "< 0.0001 %")]
    [InlineData(-1.6e-7, "> −0.0001 %")]
    [InlineData(5e-6, "0.0005 %")]
    [InlineData(0.00197, "0.197 %")]
    [InlineData(0.243, "24.3 %")]
    [InlineData(-0.243, "−24.3 %")]
    [InlineData(3.03, "303.0 %")]
    [InlineData(1229.483, "122,948 %")]
    [InlineData(1e30, "> 1,000,000,000 %")]
    [InlineData(double.NaN, "n/a")]
    public void Percent_OfAShare_HasNoExponent(double share, string text)
    {
        using var culture = new CommaCulture();
        Assert.Equal(text, NumberText.Percent(share));
    }

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(3.13e-5, "31.3 µs")]
    [InlineData(0.9999, "1.00 s")]
    [InlineData(1.5, "1.50 s")]
    [InlineData(114.03, "114 s")]
    [InlineData(1620, "27.0 min")]
    [InlineData(36000, "10.0 h")]
    [InlineData(double.NaN, "n/a")]
    public void Seconds_OfATime_HasThreeDigitsAndAUnit(double seconds, string text)
    {
        using var culture = new CommaCulture();
        Assert.Equal(text, NumberText.Seconds(seconds));
    }

    [Theory]
    [InlineData(1600000000, "1.6 GHz")]
    [InlineData(2.5e9, "2.5 GHz")]
    [InlineData(1e7, "10 MHz")]
    [InlineData(432, "432 Hz")]
    public void Hertz_OfAFrequency_HasAPrefix(double hertz, string text) => Assert.Equal(text, NumberText.Hertz(hertz));

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(201_000_000, "201 MB")]
    [InlineData(999_999, "1.00 MB")]
    public void Bytes_OfANumber_HasAPrefix(long count, string text) => Assert.Equal(text, NumberText.Bytes(count));

    [Theory]
    [InlineData(1289.4, "1.29 kJ")]
    [InlineData(0.126, "126 mJ")]
    [InlineData(0, "0 J")]
    [InlineData(double.NaN, "n/a")]
    public void WithPrefix_OfJoules_HasThreeDigits(double joules, string text) => Assert.Equal(text, NumberText.WithPrefix(joules, "J"));

    [Theory]
    [InlineData(28.619084123456789, "28.6191")]
    [InlineData(123456.789, "123457")]
    [InlineData(-0.000123456789, "-0.000123457")]
    [InlineData(0, "0")]
    [InlineData(1e-5, "1e-5")]
    [InlineData(1.5e12, "1.5e12")]
    [InlineData(double.NaN, "n/a")]
    public void Number_WithoutAUnit_HasSixDigits(double number, string text)
    {
        using var culture = new CommaCulture();
        Assert.Equal(text, NumberText.Number(number));
    }

    // 0.1 + 0.2 = 0.30000000000000004: the tenth digit of an upper bound goes up.
    [Fact]
    public void AtMostAndAtLeast_OfABound_StayOnItsSafeSide()
    {
        const double Bound = 0.1 + 0.2;
        Assert.Equal(("0.3", "0.3000000001"), (NumberText.AtMost(Bound), NumberText.AtLeast(Bound)));
        Assert.Equal(("-0.3000000001", "-0.3"), (NumberText.AtMost(-Bound), NumberText.AtLeast(-Bound)));
    }

    [Theory]
    [InlineData("meanExcess", 0.25, "25.0 %")]
    [InlineData("gap", 0.01, "1.000 %")]
    [InlineData("medianSeconds", 0.001, "1.00 ms")]
    [InlineData("completionLatency", 4.25, "4.25 s")]
    [InlineData("meanEnergy", 531, "531 J")]
    [InlineData("edgeFrequencyHz", 2.5e9, "2.5 GHz")]
    [InlineData("cost", 303.8891, "303.889")]
    public void ColumnText_OfAName_HasItsUnit(string column, double value, string text) => Assert.Equal(text, ColumnText.Of(column, value));
}
