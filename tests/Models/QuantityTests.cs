using Judba.Models.Numerics;
using Judba.Models.Scenarios;
using Judba.Models.Tests.Support;

namespace Judba.Models.Tests;

/// <summary>Every number of a scenario refuses what lies outside its range, and says so in one sentence.</summary>
public sealed class QuantityTests
{
    public static TheoryData<string> SystemFields => [.. SystemParameters.Fields.Select(f => f.Quantity.Name)];

    public static TheoryData<string> DeviceFields => [.. Device.Fields.Select(f => f.Quantity.Name)];

    [Theory]
    [MemberData(nameof(SystemFields))]
    public void SystemParameters_OutOfRange_Throws(string name) =>
        AssertChecked(SystemParameters.Fields.Single(f => Is(f.Quantity, name)), SampleScenarios.Round().System);

    [Theory]
    [MemberData(nameof(DeviceFields))]
    public void Device_OutOfRange_Throws(string name) =>
        AssertChecked(Device.Fields.Single(f => Is(f.Quantity, name)), SampleScenarios.Round().Devices[0]);

    // One field of each property and the other way round, so that no quantity escapes the two tests above.
    [Fact]
    public void Fields_Always_CoverEveryProperty()
    {
        AssertCovered<SystemParameters>(SystemParameters.Fields.Select(f => f.Quantity.Name));
        AssertCovered<Device>(Device.Fields.Select(f => f.Quantity.Name));
        Assert.Equal("sampleBits compressionRatio", string.Join(' ', Device.Fields.Where(f => f.IsOptional).Select(f => f.Quantity.Name)));
        Assert.DoesNotContain(SystemParameters.Fields, f => f.IsOptional);
    }

    [Fact]
    public void Fields_OptionalAndAbsent_ReadAsNaN()
    {
        var device = SampleScenarios.Round().Devices[0];
        Assert.All(Device.Fields.Where(f => f.IsOptional), f => Assert.Equal(double.NaN, f.Get(device)));
        Assert.Null((SampleScenarios.Round().Devices[1] with { SampleBits = null }).SampleBits);
    }

    [Theory]
    [InlineData(false, false, "s", "a number from 1 to 2 [s]")]
    [InlineData(true, false, "1", "a number above 1 and at most 2")]
    [InlineData(false, true, "1", "a whole number from 1 to 2")]
    public void Allowed_Range_ReadsAsASentence(bool excluded, bool whole, string unit, string words) =>
        Assert.Equal(words, new Quantity("x", unit, "x", 1, 2, excluded, whole).Allowed);

    [Theory]
    [InlineData(1, false, false, true)]
    [InlineData(1, true, false, false)]
    [InlineData(1.5, false, false, true)]
    [InlineData(1.5, false, true, false)]
    [InlineData(2, true, true, true)]
    [InlineData(2.0000001, false, false, false)]
    [InlineData(double.NaN, false, false, false)]
    public void Accepts_Value_IsInRange(double value, bool excluded, bool whole, bool accepted)
    {
        var quantity = new Quantity("x", "1", "x", 1, 2, excluded, whole);
        Assert.Equal(accepted, quantity.Accepts(value));
        if (accepted)
            Assert.Equal(value, quantity.Check(value));
        else
            Assert.StartsWith(
                $"'x' is {value}; allowed: ",
                Assert.Throws<ArgumentOutOfRangeException>(() => quantity.Check(value)).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NegativeZero_IsZero()
    {
        Assert.False(double.IsNegative(new Quantity("x", "1", "x", 0, 2).Check(-0.0)));
        Assert.False(double.IsNegative((SampleScenarios.Round().Devices[0] with { IdlePowerW = -0.0 }).IdlePowerW));
    }

    private static bool Is(Quantity quantity, string name) => string.Equals(quantity.Name, name, StringComparison.Ordinal);

    private static void AssertChecked<T>(Field<T> field, T owner)
    {
        var quantity = field.Quantity;
        double[] refused =
        [
            double.NaN, double.PositiveInfinity, double.NegativeInfinity, quantity.Minimum - 1, quantity.Maximum * (1 + 1e-9),
            .. quantity.MinimumExcluded ? [quantity.Minimum] : Array.Empty<double>(),
            .. quantity.IsInteger ? [quantity.Minimum + 0.5] : Array.Empty<double>(),
        ];
        foreach (var value in refused)
        {
            var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => field.With(owner, value));
            Assert.Equal(quantity.Name, refusal.ParamName);
            Assert.StartsWith($"'{quantity.Name}' is {value}; allowed: {quantity.Allowed}.", refusal.Message, StringComparison.Ordinal);
        }

        double[] accepted = [quantity.Maximum, .. quantity.MinimumExcluded ? Array.Empty<double>() : [quantity.Minimum]];
        foreach (var value in accepted)
            Assert.Equal(value, field.Get(field.With(owner, value)));
        Assert.NotEmpty(quantity.Meaning);
        Assert.NotEmpty(quantity.Unit);
    }

    private static void AssertCovered<T>(IEnumerable<string> fields)
    {
        var properties = typeof(T).GetProperties()
            .Where(p => p.SetMethod is not null && !p.GetMethod!.IsStatic)
            .Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]);
        Assert.Equal(properties.Order(StringComparer.Ordinal), fields.Order(StringComparer.Ordinal));
    }
}
