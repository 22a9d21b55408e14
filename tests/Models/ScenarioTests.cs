using Judba.Models.Scenarios;
using Judba.Models.Tests.Support;

namespace Judba.Models.Tests;

public sealed class ScenarioTests
{
    private static readonly Scenario Round = SampleScenarios.Round();

    [Fact]
    public void With_SystemQuantity_ChangesItAlone()
    {
        var changed = Round.With("bandwidthHz", 5);
        Assert.Equal(Round.System with { BandwidthHz = 5 }, changed.System);
        Assert.Equal(Round.Devices, changed.Devices);
        Assert.Equal(Round.Name, changed.Name);
        Assert.Equal(2, Round.System.BandwidthHz);
    }

    [Fact]
    public void With_DeviceQuantity_ChangesEveryDevice()
    {
        var changed = Round.With("energyPreference", 0.9);
        Assert.Equal(Round.Devices.Select(d => d with { EnergyPreference = 0.9 }), changed.Devices);
        Assert.Equal(Round.System, changed.System);
    }

    // Both know compressionRatio: the system's is meant, and a device's own stays.
    [Fact]
    public void With_QuantityOfBoth_MeansTheSystems()
    {
        var changed = Round.With("compressionRatio", 8);
        Assert.Equal(8, changed.System.CompressionRatio);
        Assert.Equal(Round.Devices, changed.Devices);
    }

    [Fact]
    public void With_UnknownOrBadValue_SaysWhatIsAllowed()
    {
        var mistyped = Assert.Throws<ArgumentException>(() => Round.With("bandwidth", 1)).Message;
        Assert.StartsWith(
            "'bandwidth' is no quantity of an instance; did you mean 'bandwidthHz'?", mistyped, StringComparison.Ordinal);
        var unknown = Assert.Throws<ArgumentException>(() => Round.With("speed", 1)).Message;
        Assert.StartsWith(
            "'speed' is no quantity of an instance; allowed: bandwidthHz, noisePowerW, ", unknown, StringComparison.Ordinal);
        Assert.Contains("energyPreference", unknown, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Round.With("bandwidthHz", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Round.With("minUploaders", 1.5));
    }

    [Fact]
    public void Constructor_NoDeviceOrNull_Throws()
    {
        Assert.StartsWith(
            "'devices' is empty; allowed: one device or more.",
            Assert.Throws<ArgumentException>(() => new Scenario("x", Round.System, [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Scenario("x", Round.System, default));
        Assert.Throws<ArgumentNullException>(() => new Scenario(null!, Round.System, Round.Devices));
        Assert.Throws<ArgumentNullException>(() => new Scenario("x", null!, Round.Devices));
    }
}
