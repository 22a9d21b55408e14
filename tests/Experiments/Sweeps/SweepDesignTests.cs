using Judba.Experiments.Sweeps.Design;

namespace Judba.Experiments.Tests.Sweeps;

/// <summary>The points of a design.</summary>
public sealed class SweepDesignTests
{
    private static readonly SweepField Preference = SweepField.Find("energyPreference")!;
    private static readonly SweepField Band = SweepField.Find("bandwidthHz")!;

    [Fact]
    public void Points_OfAGrid_RunThroughTheLastAxisFastest()
    {
        var design = Design(Grid((SweepField.Devices, [10, 20]), (Preference, [0.1, 0.5, 0.9])));
        Assert.Equal(6, design.Count);
        Assert.Equal(
            [(10, 0.1), (10, 0.5), (10, 0.9), (20, 0.1), (20, 0.5), (20, 0.9)],
            Enumerable.Range(0, 6).Select(k => (design[k].Devices, design[k].Number(Preference))));
    }

    [Fact]
    public void Points_OfDraws_ShareTheDrawOverTheWholeGrid()
    {
        var design = Design(Grid((SweepField.Devices, [10, 20])), [new(Band, [], 1e6, 1e8, IsLog: true)], draws: 3);
        Assert.Equal(6, design.Count);
        var bands = Enumerable.Range(0, 6).Select(k => design[k].Number(Band)).ToList();
        Assert.Equal(3, bands.Distinct().Count());
        Assert.Equal([bands[0], bands[2], bands[4]], [bands[1], bands[3], bands[5]]);
        Assert.All(bands, b => Assert.InRange(b, 1e6, 1e8));
        // The same configuration means the same points everywhere.
        Assert.Equal(
            bands[5], Design(Grid((SweepField.Devices, [10, 20])), [new(Band, [], 1e6, 1e8, IsLog: true)], draws: 3)[5].Number(Band));
    }

    [Fact]
    public void Point_FixedValueAndAxis_TakesTheAxis() => Assert.Equal(10, Design(Grid((SweepField.Devices, [10])))[0].Devices);

    [Fact]
    public void CurveFields_AreNumbersOfSeveralValues() =>
        Assert.Equal([Preference], Design(Grid((SweepField.Devices, [10]), (Preference, [0.1, 0.2]))).CurveFields);

    [Fact]
    public void Fields_OfADesign_AreTheGivenOnesAndThoseOfEveryPoint() => Assert.Equal(
        ["scenario", "devices", "energyPreference", "gap", "timeLimit"],
        Design(Grid((Preference, [0.1]))).Fields.Select(f => f.Name).Order(Order), StringComparer.Ordinal);

    [Fact]
    public void Design_OfTooManyPoints_IsRefused()
    {
        var many = Enumerable.Range(0, 4000).Select(k => 0.1 + k * 1e-5).ToArray();
        Assert.Throws<ArgumentException>(() => Design(Grid((Preference, many), (Band, many))));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(0.34, 4)]
    [InlineData(0.999999, 5)]
    public void Axis_OfWholeNumbers_HitsBothEnds(double u, double expected) =>
        Assert.Equal(expected, new SweepAxis(SweepField.Devices, [], 3, 5, IsLog: false).At(u).Number);

    [Fact]
    public void Axis_OfRatios_HalvesThemInTheMiddle() =>
        Assert.Equal(1e7, new SweepAxis(Band, [], 1e6, 1e8, IsLog: true).At(0.5).Number, 1);

    private static Comparer<string> Order { get; } = Comparer<string>.Create((a, b) => Place(a).CompareTo(Place(b)));

    private static int Place(string name) => SweepField.All.ToList().FindIndex(f => string.Equals(f.Name, name, StringComparison.Ordinal));

    private static List<KeyValuePair<SweepField, IReadOnlyList<SweepValue>>> Grid(params (SweepField Field, double[] Values)[] axes) =>
        [.. axes.Select(a => KeyValuePair.Create(a.Field, (IReadOnlyList<SweepValue>)[.. a.Values.Select(v => new SweepValue(null, v))]))];

    private static SweepDesign Design(
        List<KeyValuePair<SweepField, IReadOnlyList<SweepValue>>> grid, List<SweepAxis>? random = null, int draws = 1) => new(
        [new(SweepField.Scenario, new("paper", double.NaN)), new(SweepField.Devices, new(null, 18)), new(SweepField.Gap, new(null, 1e-6))],
        grid, random ?? [], draws, seed: 1);
}
