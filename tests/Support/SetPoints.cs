using Judba.Models.Problems;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Tests.Support;

/// <summary>Every set of a problem with shares that its reading allows: what no bound may exceed.</summary>
public static class SetPoints
{
    /// <summary>
    /// T, counted from the earliest start, and C at w*(S), and in <see cref="Reading.MinCost"/> at the cheapest and at random shares too.
    /// </summary>
    public static IEnumerable<(int[] Set, double Deadline, double Cost, double Magnitude, double Price)> Of(
        Problem problem, Reading reading, Random random)
    {
        var earliest = problem.ComputeLatency.ToArray().Min();
        foreach (var set in BruteForce.Sets(problem))
        {
            if (set.Length == 0)
                continue;
            var fleet = new Fleet(problem.Renumbered(set));
            var upload = problem.Constant + set.Sum(i => problem.UploadCost[i]);
            var size = Math.Abs(problem.Constant) + set.Sum(i => Math.Abs(problem.UploadCost[i]));
            var head = set.Sum(i => problem.TransmitEnergyWeight[i] * (problem.ComputeLatency[i] - earliest));
            foreach (var share in Shares(fleet, reading, random))
            {
                var cost = fleet.Cost(share);
                var deadline = fleet.Offset(share) + (fleet.Least.LatestStart - earliest);
                yield return (set, deadline, upload + cost, size + cost + head, fleet.Cheap.Price);
            }
        }
    }

    private static IEnumerable<double[]> Shares(Fleet fleet, Reading reading, Random random)
    {
        yield return fleet.LeastShare;
        if (reading == Reading.MinLatency)
            yield break;
        yield return fleet.CheapShare;
        double[] drawn = [.. fleet.CheapShare.Select(w => w * (0.1 + random.NextDouble()))];
        var band = drawn.Sum();
        yield return Array.ConvertAll(drawn, w => w / band);
    }
}
