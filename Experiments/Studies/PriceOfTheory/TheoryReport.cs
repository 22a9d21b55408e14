using Judba.Experiments.Text;

namespace Judba.Experiments.Studies.PriceOfTheory;

/// <summary>The price of the theory as tables, two charts and data files.</summary>
internal static class TheoryReport
{
    /// <summary>A row a cell, the claims, the data and a chart for each part that has one.</summary>
    public static StudyResult Of(string name, IReadOnlyList<TheoryPoint> points)
    {
        var claims = TheoryClaims.Judge(points);
        return new(name)
        {
            Text =
            [
                new(StudyTable.Of(
                    points,
                    [
                        new("F [GHz]", p => $"{p.Cell.Gigahertz}"), new("tuning", p => $"× {p.Cell.Tuning}"),
                        new("α", p => $"{p.Cell.EnergyPreference}"),
                        .. TheoryPart.All.SelectMany(Columns),
                    ]))
                {
                    Below =
                    [
                        "Excess over the certified optimum in %: mean ± half of the 95 % band; how often: "
                            + $"share of fleets where it exceeds {NumberText.Tolerance(Price.Tolerance)}. "
                            + $"Optima proved to a gap of {NumberText.Tolerance(points.Max(p => p.WorstGap))} in every run.",
                    ],
                },
                TextBlock.OfClaims(claims),
                TextBlock.Empty,
            ],
            Claims = claims,
            Data = [Data(name, points)],
            Files =
            [
                .. TheoryPart.All.Where(p => p.File.Length > 0)
                    .Select(part => (Action<string>)(folder => TheoryChart.Save(folder, part, points))),
            ],
        };
    }

    /// <summary>A row for each cell and part.</summary>
    public static StudyTable Data(string name, IEnumerable<TheoryPoint> points) => StudyTable.Of(
        name,
        from point in points
        from part in TheoryPart.All
        select (point.Cell, point.WorstGap, Part: part.Name, Runs: point.Rule.Length, Price: Price.Of(part.Excess(point))),
        new("energyPreference", r => r.Cell.EnergyPreference), new("tuning", r => r.Cell.Tuning),
        new("edgeFrequencyHz", r => r.Cell.EdgeFrequencyHz),
        new("part", r => r.Part), new("runs", r => r.Runs), new("share", r => r.Price.Share), new("shareLow", r => r.Price.ShareLow),
        new("shareHigh", r => r.Price.ShareHigh), new("mean", r => r.Price.Mean.Mean), new("band", r => r.Price.Mean.Band),
        new("worst", r => r.Price.Worst), new("gap", r => r.WorstGap));

    private static StudyColumn<TheoryPoint>[] Columns(TheoryPart part) =>
    [
        new($"{part.Name}: how often", p => Price.Of(part.Excess(p)).Share, "0.0 %"),
        new("how much", p => 100 * Price.Of(part.Excess(p)).Mean, "0.000"),
        new("worst", p => 100 * Price.Of(part.Excess(p)).Worst, "0.00"),
    ];
}
