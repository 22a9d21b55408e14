using System.Globalization;
using Judba.Models;

namespace Judba.Solvers.Contract;

/// <summary>A generated problem with the corner that it was drawn from.</summary>
public sealed record ProblemCase(Corner Corner, Problem Problem)
{
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
