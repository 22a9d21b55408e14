using System.Globalization;
using Judba.Models;

namespace Judba.Solvers.Contract;

/// <summary>Simpler problems that are still valid: fewer devices, fewer constraints, rounder numbers.</summary>
public static class ProblemShrinker
{
    /// <summary>Candidates, the boldest first.</summary>
    public static IEnumerable<ProblemCase> Shrink(ProblemCase failing)
    {
        ArgumentNullException.ThrowIfNull(failing);
        return Simpler(failing.Problem).Select(p => failing with { Problem = p });
    }

    private static IEnumerable<Problem> Simpler(Problem problem)
    {
        var all = Enumerable.Range(0, problem.DeviceCount).ToArray();
        if (all.Length > 1)
        {
            for (var i = 0; i < all.Length; i++)
            {
                var rest = problem.Renumbered(all[..i].Concat(all[(i + 1)..]).ToArray());
                yield return rest.MinUploaders > rest.DeviceCount ? rest.WithMinUploaders(rest.DeviceCount) : rest;
            }
        }

        if (problem.MinUploaders > 1)
            yield return problem.WithMinUploaders(1);
        if (problem.Constant != 0)
            yield return Changed(problem, constant: 0);
        for (var quantity = 0; quantity < 4; quantity++)
        {
            var rounder = Changed(problem, problem.Constant, quantity);
            if (!Same(rounder, problem))
                yield return rounder;
        }
    }

    // One of a, b, g, p (0 to 3) rounded to two digits.
    private static Problem Changed(Problem problem, double constant, int quantity = -1) => new(
        problem.Name, problem.LatencyWeight, constant,
        [.. Rounded(problem.ComputeLatency, quantity == 0)], [.. Rounded(problem.TransmitTime, quantity == 1)],
        [.. Rounded(problem.UploadCost, quantity == 2)], [.. Rounded(problem.TransmitEnergyWeight, quantity == 3)],
        problem.MinUploaders, [.. problem.TuningSaving]);

    private static double[] Rounded(ReadOnlySpan<double> values, bool really)
    {
        var rounded = values.ToArray();
        return really ? Array.ConvertAll(rounded, TwoDigits) : rounded;
    }

    private static double TwoDigits(double value) =>
        double.Parse(value.ToString("E1", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static bool Same(Problem one, Problem other) =>
        one.ComputeLatency.SequenceEqual(other.ComputeLatency) && one.TransmitTime.SequenceEqual(other.TransmitTime)
        && one.UploadCost.SequenceEqual(other.UploadCost) && one.TransmitEnergyWeight.SequenceEqual(other.TransmitEnergyWeight);
}
