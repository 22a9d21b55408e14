using System.Globalization;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Solvers.Conditions.Generation;

/// <summary>A generated problem with the corner that it was drawn from.</summary>
/// <param name="Corner">The corner.</param>
/// <param name="Problem">The problem.</param>
/// <param name="Scenario">The physical scenario that it is the canonical form of; null for none.</param>
public sealed record ProblemCase(Corner Corner, Problem Problem, Scenario? Scenario = null)
{
    /// <summary>A physical case.</summary>
    public static ProblemCase Of(Corner corner, Scenario scenario) => new(corner, scenario.ToProblem(), scenario);

    /// <summary>The same case with another number of devices that must upload.</summary>
    public ProblemCase WithMinUploaders(int minUploaders) => Scenario is { } physical
        ? Of(Corner, new(physical.Name, physical.System with { MinUploaders = minUploaders }, physical.Devices))
        : this with { Problem = Problem.WithMinUploaders(minUploaders) };

    /// <summary>The problem as code, so that a failing case can be pasted into a test.</summary>
    public override string ToString()
    {
        var p = Problem;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Corner}: new Problem(\"\", {p.LatencyWeight:R}, {p.Constant:R}, {List(p.ComputeLatency)}, {List(p.TransmitTime)}, "
            + $"{List(p.UploadCost)}, {List(p.TransmitEnergyWeight)}, {p.MinUploaders}, {List(p.TuningSaving)})");
    }

    private static string List(ReadOnlySpan<double> values)
    {
        var texts = new List<string>(values.Length);
        foreach (var v in values)
            texts.Add(v.ToString("R", CultureInfo.InvariantCulture));
        return "[" + string.Join(", ", texts) + "]";
    }
}
