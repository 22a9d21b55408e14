using System.Globalization;
using Judba.Experiments.Statistics;

namespace Judba.Experiments.Studies.PriceOfTheory;

/// <summary>The paper's claims on its own theory, and ours on what they cost, judged over every cell.</summary>
internal static class TheoryClaims
{
    /// <summary>The verdicts.</summary>
    public static IReadOnlyList<Claim> Judge(IReadOnlyList<TheoryPoint> points)
    {
        var byCell = points.ToDictionary(p => p.Cell);
        return
        [
            CostsNothing("Observation 2 gives an optimal set", points, p => p.Rule),
            CostsNothing("Remark 3: the decomposition does not change the optimality", points, p => p.Decomposition),
            Steps("Observation 2 costs less with a faster edge", points, byCell, p => p.Rule, -1,
                c => Next(TheoryCell.EdgeFrequencies, c.EdgeFrequencyHz) is { } f ? c with { EdgeFrequencyHz = f } : null),
            Steps("Observation 2 costs less with more energy to tune", points, byCell, p => p.Rule, -1,
                c => Next(TheoryCell.Tunings, c.Tuning) is { } tuning ? c with { Tuning = tuning } : null),
            Steps("the decomposition costs more the more energy counts", points, byCell, p => p.Decomposition, 1,
                c => Next(TheoryCell.EnergyPreferences, c.EnergyPreference) is { } alpha ? c with { EnergyPreference = alpha } : null),
            RuleCostsMore(points),
        ];
    }

    private static Claim CostsNothing(string text, IReadOnlyList<TheoryPoint> points, Func<TheoryPoint, double[]> excess)
    {
        var prices = points.Select(p => (p.Cell, Price: Price.Of(excess(p)))).ToList();
        var (cell, worst) = prices.MaxBy(p => p.Price.Mean.Mean);
        var (leastCell, least) = prices.MinBy(p => p.Price.Mean.Mean);
        return new(text, prices.TrueForAll(p => p.Price.Share == 0), Text(
            $"most at {cell}: {Words(worst)}; least at {leastCell}: {Words(least)}"));
    }

    // From each cell to its next along one axis, on the same fleets.
    private static Claim Steps(
        string text, IReadOnlyList<TheoryPoint> points, Dictionary<TheoryCell, TheoryPoint> byCell, Func<TheoryPoint, double[]> excess,
        int sign,
        Func<TheoryCell, TheoryCell?> next)
    {
        var steps = points.Select(p => (From: p, To: next(p.Cell) is { } cell ? byCell[cell] : null)).Where(s => s.To is not null)
            .Select(s => (s.From, To: s.To!, Step: sign * TheoryPoint.Difference(excess(s.To!), excess(s.From)))).ToList();
        var (from, to, step) = steps.MinBy(s => s.Step.Mean / s.Step.Band);
        return new(text, Claim.Positive(steps.Select(s => s.Step)), Text(
            $"closest from {from.Cell} to {to.Cell}: by {100 * step:0.000} points; {SoIn(steps.ConvertAll(s => s.Step), "steps")}"))
        {
            IsOfPaper = false,
        };
    }

    private static Claim RuleCostsMore(IReadOnlyList<TheoryPoint> points)
    {
        var cells = points.Select(p => (p.Cell, Difference: TheoryPoint.Difference(p.Rule, p.Decomposition))).ToList();
        var (cell, difference) = cells.MinBy(c => c.Difference.Mean / c.Difference.Band);
        return new("Observation 2 costs more than the decomposition", Claim.Positive(cells.Select(c => c.Difference)), Text(
            $"closest at {cell}: by {100 * difference:0.000} points; {SoIn(cells.ConvertAll(c => c.Difference), "cells")}"))
        {
            IsOfPaper = false,
        };
    }

    private static string SoIn(List<Estimate> differences, string what) =>
        $"so in {differences.Count(d => d.Mean > d.Band)} of {differences.Count} {what}, "
            + $"the opposite in {differences.Count(d => d.Mean < -d.Band)}";

    private static double? Next(IReadOnlyList<double> values, double value)
    {
        var larger = values.Where(v => v > value).ToList();
        return larger.Count > 0 ? larger[0] : null;
    }

    private static string Words(Price price) =>
        Text($"{100 * price.Mean:0.###} %, in {100 * price.Share:0.#} % of the fleets");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
