using Judba.Models.Bandwidth;
using Judba.Models.Problems;
using Judba.Solvers.Learned;

namespace Judba.Learning.Allocator;

/// <summary>
/// The prices of an optimal answer: T and μ of its bandwidth, and ν where <see cref="Problem.MinUploaders"/> binds. In normalised units.
/// </summary>
internal static class OptimalPrices
{
    // Where everybody must upload, ν only has to be above every φ.
    private const double Above = 1.05;

    /// <summary>The prices of a set that is not empty.</summary>
    public static (double Deadline, double Price, double Reward) Of(NormalisedProblem problem, Reading reading, Allocation point)
    {
        var n = point.UploaderCount;
        double[] a = new double[n], b = new double[n], p = new double[n], share = new double[n];
        for (var k = 0; k < n; k++)
            (a[k], b[k], p[k]) = (problem.A[point.Uploaders[k]], problem.B[point.Uploaders[k]], problem.P[point.Uploaders[k]]);
        var (deadline, price) = reading == Reading.MinCost ? Cheapest() : Fastest();
        return (deadline, price, n == problem.Problem.MinUploaders ? Reward(problem, reading, point, deadline, price) : 0);

        (double, double) Cheapest()
        {
            var cheapest = CostAllocation.Solve(a, b, p, problem.Alpha, share);
            return (cheapest.CompletionLatency, cheapest.Price);
        }

        // μ = (A + Σ p)/Σ(b/y²): what a wider band would save.
        (double, double) Fastest()
        {
            var least = LatencyNewton.Solve(a, b);
            double weight = problem.Alpha, steepness = 0;
            for (var k = 0; k < n; k++)
            {
                var y = least.TransmitLatency(a[k]);
                weight += p[k];
                steepness += b[k] / (y * y);
            }

            return (least.CompletionLatency, weight / steepness);
        }
    }

    // ν lies between the dearest uploader and the cheapest other device; 0 where all uploaders want to.
    private static double Reward(NormalisedProblem problem, Reading reading, Allocation point, double deadline, double price)
    {
        double inside = double.NegativeInfinity, outside = double.PositiveInfinity;
        for (var i = 0; i < problem.B.Length; i++)
        {
            double b = problem.B[i], p = problem.P[i], slack = deadline - problem.A[i];
            var uploads = point.Uploads(i);
            if (!uploads && slack < b)
                continue;
            var y = Math.Max(slack, b);
            if (reading == Reading.MinCost && p > 0)
                y = Math.Min(y, Math.Sqrt(price * b / p));
            var phi = problem.G[i] + p * y + price * b / y;
            if (uploads)
                inside = Math.Max(inside, phi);
            else
                outside = Math.Min(outside, phi);
        }

        return Math.Max(0, outside > inside && double.IsFinite(outside) ? (inside + outside) / 2 : Above * inside);
    }
}
