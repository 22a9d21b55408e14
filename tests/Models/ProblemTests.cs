using System.Collections.Immutable;
using Judba.Models.Problems;

namespace Judba.Models.Tests;

public sealed class ProblemTests
{
    public static TheoryData<string, double> BadDeviceValues => new()
    {
        { "computeLatency", double.NaN }, { "computeLatency", -1e-300 }, { "computeLatency", 1.1e40 },
        { "transmitTime", double.NaN }, { "transmitTime", 0 }, { "transmitTime", 0.9e-40 }, { "transmitTime", -1 },
        { "transmitTime", 1.1e40 },
        { "uploadCost", double.NaN }, { "uploadCost", -1.1e40 }, { "uploadCost", double.PositiveInfinity },
        { "transmitEnergyWeight", double.NaN }, { "transmitEnergyWeight", -1 }, { "transmitEnergyWeight", 1.1e40 },
        { "transmitEnergyWeight", 0.9e-40 }, { "transmitEnergyWeight", 1e-300 },
        { "tuningSaving", double.NaN }, { "tuningSaving", -1 }, { "tuningSaving", 1.1e40 },
    };

    public static TheoryData<string, double> BadScalars => new()
    {
        { "latencyWeight", double.NaN }, { "latencyWeight", -1 }, { "latencyWeight", 1.1e40 },
        { "latencyWeight", 0.9e-40 }, { "latencyWeight", 1e-310 },
        { "constant", double.NaN }, { "constant", -1.1e40 }, { "constant", double.NegativeInfinity },
        { "minUploaders", -1 },
    };

    // One problem, one digest: −0 in any field is 0.
    [Fact]
    public void Constructor_NegativeZero_IsZeroEverywhere()
    {
        var problem = new Problem("", -0.0, -0.0, [-0.0, 1], [1, 1], [-0.0, -1], [1, 1], 1, [-0.0, 1]);
        Assert.DoesNotContain(
            [
                problem.LatencyWeight, problem.Constant, .. problem.ComputeLatency, .. problem.UploadCost, .. problem.TransmitEnergyWeight,
                .. problem.TuningSaving,
            ],
            x => x == 0 && double.IsNegative(x));
        Assert.Equal(-1, problem.UploadCost[1]);
    }

    // The message names field and device, the value and the range.
    [Theory]
    [MemberData(nameof(BadDeviceValues))]
    public void Constructor_BadDeviceValue_NamesIt(string field, double value)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Build(field, value));
        Assert.Equal(field, refusal.ParamName);
        var allowed = string.Equals(field, "transmitEnergyWeight", StringComparison.Ordinal) ? "0 or a number from 1E-40" : "a number ";
        Assert.StartsWith($"'{field}[1]' is {value}; allowed: {allowed}", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadScalars))]
    public void Constructor_BadScalar_NamesIt(string field, double value)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Build(field, value));
        Assert.Equal(field, refusal.ParamName);
        var allowed = string.Equals(field, "latencyWeight", StringComparison.Ordinal) ? "0 or a number from 1E-40" : "a ";
        Assert.StartsWith($"'{field}' is {value}; allowed: {allowed}", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("computeLatency", 1e40)]
    [InlineData("computeLatency", 0)]
    [InlineData("transmitTime", 1e-40)]
    [InlineData("transmitTime", 1e40)]
    [InlineData("uploadCost", -1e40)]
    [InlineData("transmitEnergyWeight", 0)]
    [InlineData("latencyWeight", 1e40)]
    [InlineData("constant", -1e40)]
    [InlineData("minUploaders", 0)]
    [InlineData("minUploaders", 3)]
    public void Constructor_ValueAtTheEdge_IsAccepted(string field, double value) => Assert.Equal(2, Build(field, value).DeviceCount);

    [Theory]
    [InlineData("transmitTime")]
    [InlineData("uploadCost")]
    [InlineData("transmitEnergyWeight")]
    [InlineData("tuningSaving")]
    public void Constructor_OtherLength_NamesTheField(string field)
    {
        ImmutableArray<double> two = [1, 1], three = [1, 1, 1];
        ImmutableArray<double> Pick(string name) => string.Equals(name, field, StringComparison.Ordinal) ? three : two;
        var refusal = Assert.Throws<ArgumentException>(() => new Problem(
            "", 1, 0, two, Pick("transmitTime"), Pick("uploadCost"), Pick("transmitEnergyWeight"), 1, Pick("tuningSaving")));
        Assert.StartsWith($"'{field}' has 3 entries; 2 expected.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_NoDevice_Throws()
    {
        Assert.Throws<ArgumentException>(() => new Problem("", 1, 0, [], [], [], []));
        Assert.Throws<ArgumentException>(() => new Problem("", 1, 0, default, default, default, default));
        Assert.Throws<ArgumentNullException>(() => new Problem(null!, 1, 0, [1], [1], [1], [1]));
    }

    // A = 0 with some p = 0: the infimum is not attained.
    [Fact]
    public void Constructor_LatencyAndTransmissionFree_NamesTheDevice()
    {
        var refusal = Assert.Throws<ArgumentException>(() => new Problem("", 0, 0, [1, 1], [1, 1], [1, 1], [1, 0]));
        Assert.StartsWith("'transmitEnergyWeight[1]' is 0 while 'latencyWeight' is 0", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, new Problem("", 0, 0, [1], [1], [1], [1e-40]).LatencyWeight);
    }

    [Fact]
    public void TuningSaving_Default_IsWhatUploadingSaves() =>
        Assert.Equal([2, 0, 0], new Problem("", 1, 0, [0, 0, 0], [1, 1, 1], [-2, 0, 3], [0, 0, 0]).TuningSaving.ToArray());

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void IsFeasible_MinUploaders_AgainstDevices(int minUploaders, bool feasible) =>
        Assert.Equal(feasible, Build("minUploaders", minUploaders).IsFeasible);

    [Fact]
    public void Quantities_Always_AreInFileOrder()
    {
        Assert.Equal("latencyWeight constant minUploaders", string.Join(' ', Problem.ScalarQuantities.Select(q => q.Name)));
        Assert.Equal(
            "computeLatency transmitTime uploadCost transmitEnergyWeight tuningSaving",
            string.Join(' ', Problem.DeviceQuantities.Select(q => q.Name)));
    }

    // Ordinary values but for one: device 1's in an array, or a scalar.
    private static Problem Build(string field, double value)
    {
        double Scalar(string name, double usual) => string.Equals(name, field, StringComparison.Ordinal) ? value : usual;
        ImmutableArray<double> Pair(string name) => [1, Scalar(name, 1)];
        return new(
            "", Scalar("latencyWeight", 1), Scalar("constant", 1), Pair("computeLatency"), Pair("transmitTime"), Pair("uploadCost"),
            Pair("transmitEnergyWeight"), (int)Scalar("minUploaders", 1), Pair("tuningSaving"));
    }
}
