using Judba.Experiments.Running;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Sweeps.Design;

/// <summary>The points of a sweep: a full grid, crossed with every point drawn at random.</summary>
/// <remarks>
/// Axes stand in the order of <see cref="SweepField.All"/>, whatever the order in the file, the last one running fastest; point number
/// d·G + g is draw d with combination g of the grid's G. So the same configuration means the same points everywhere.
/// </remarks>
internal sealed class SweepDesign
{
    // The stream of the design lies beside those of the fleets, whose indices start at 0.
    private const int DesignStream = int.MaxValue;

    private readonly List<KeyValuePair<SweepField, SweepValue>> _fixed;
    private readonly List<KeyValuePair<SweepField, IReadOnlyList<SweepValue>>> _grid;
    private readonly List<SweepAxis> _random;
    private readonly int _seed;
    private readonly int _gridCount;

    /// <summary>Creates the design.</summary>
    /// <param name="fixedValues">Fields with one value; where an axis has the field too, the axis counts.</param>
    /// <param name="grid">Fields of the grid with their values, in order.</param>
    /// <param name="random">Fields drawn at random, in order.</param>
    /// <param name="draws">Points drawn at random; 1 without any.</param>
    /// <param name="seed">Seed of the draws.</param>
    public SweepDesign(
        List<KeyValuePair<SweepField, SweepValue>> fixedValues,
        List<KeyValuePair<SweepField, IReadOnlyList<SweepValue>>> grid,
        List<SweepAxis> random, int draws, int seed)
    {
        (_fixed, _grid, _random, _seed) = (fixedValues, grid, random, seed);
        long points = draws;
        foreach (var (_, values) in grid)
            points = Math.Min(SweepLimits.MostFleets + 1L, points * values.Count);
        if (points > SweepLimits.MostFleets)
            throw new ArgumentException($"The design has more than {SweepLimits.MostFleets} points; allowed: fewer values or axes.", nameof(grid));
        Count = (int)points;
        _gridCount = Count / draws;
        CurveFields = [.. grid.Where(axis => axis.Key.Quantity is not null && axis.Value.Count > 1).Select(axis => axis.Key)];
    }

    /// <summary>Number of points.</summary>
    public int Count { get; }

    /// <summary>The fields that a point has, in order: given ones alone, then M, gap and the law always.</summary>
    public IReadOnlyList<SweepField> Fields => [.. SweepField.All.Where(f =>
        f == SweepField.Scenario || f == SweepField.Devices || f == SweepField.Gap || f == SweepField.TimeLimit
        || _fixed.Exists(v => v.Key == f) || _grid.Exists(v => v.Key == f) || _random.Exists(a => a.Field == f))];

    /// <summary>The fields of the grid that are numbers of several values: what means are drawn against.</summary>
    public IReadOnlyList<SweepField> CurveFields { get; }

    /// <summary>Point number <paramref name="index"/>.</summary>
    public SweepPoint this[int index]
    {
        get
        {
            var values = _fixed.ToDictionary();
            var (draw, rest) = Math.DivRem(index, _gridCount);
            foreach (var (field, choices) in Enumerable.Reverse(_grid))
            {
                (rest, var k) = Math.DivRem(rest, choices.Count);
                values[field] = choices[k];
            }

            var random = new Random(ScenarioGenerator.Mix(ScenarioGenerator.Mix(_seed, DesignStream), draw));
            foreach (var axis in _random)
                values[axis.Field] = axis.At(random.NextDouble());
            return Point(index, values);
        }
    }

    private static SweepPoint Point(int index, Dictionary<SweepField, SweepValue> values)
    {
        var law = ScenarioLaw.All.First(l => string.Equals(l.Name, values[SweepField.Scenario].Word, StringComparison.Ordinal));
        var settings = SweepField.All
            .Where(f => values.ContainsKey(f) && Settings.Quantities.Contains(f.Quantity))
            .Select(f => KeyValuePair.Create(f.Name, values[f].Number));
        TimeSpan? limit = values.TryGetValue(SweepField.TimeLimit, out var seconds) ? TimeSpan.FromSeconds(seconds.Number) : null;
        return new(index, law, (int)values[SweepField.Devices].Number, new(settings), values[SweepField.Gap].Number, limit);
    }
}
