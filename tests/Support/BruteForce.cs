using Judba.Models.Problems;

namespace Judba.Tests.Support;

/// <summary>Plain loops and bisection, sharing no line with the solvers: what they are compared with.</summary>
public static class BruteForce
{
    /// <summary>All sets with at least MinUploaders devices, each ascending.</summary>
    public static IEnumerable<int[]> Sets(Problem problem)
    {
        for (var mask = 0; mask < 1 << problem.DeviceCount; mask++)
        {
            int[] set = [.. Enumerable.Range(0, problem.DeviceCount).Where(i => (mask >> i & 1) == 1)];
            if (set.Length >= problem.MinUploaders)
                yield return set;
        }
    }

    /// <summary>The least cost over all sets.</summary>
    public static double Optimum(Problem problem, Reading reading) => Sets(problem).Min(set => Cost(problem, reading, set));

    /// <summary>C(S) under the bandwidth of the reading.</summary>
    public static double Cost(Problem problem, Reading reading, ReadOnlySpan<int> set)
    {
        if (set.IsEmpty)
            return problem.Constant;
        var upload = problem.Constant;
        foreach (var i in set)
            upload += problem.UploadCost[i];
        return upload + (reading == Reading.MinLatency ? EqualFinish(problem, set) : Cheapest(problem, set));
    }

    /// <summary>u = T* − max a by bisection of the load.</summary>
    public static double LeastOffset(Problem problem, ReadOnlySpan<int> set)
    {
        double latest = Latest(problem, set), low = 0, high = 0;
        foreach (var i in set)
            high += problem.TransmitTime[i];
        for (var step = 0; step < 2000 && Middle(low, high) is var u && u > low && u < high; step++)
        {
            var load = 0.0;
            foreach (var i in set)
                load += problem.TransmitTime[i] / (u + (latest - problem.ComputeLatency[i]));
            (low, high) = load > 1 ? (u, high) : (low, u);
        }

        return high;
    }

    /// <summary>max a over a set.</summary>
    public static double Latest(Problem problem, ReadOnlySpan<int> set)
    {
        var latest = 0.0;
        foreach (var i in set)
            latest = Math.Max(latest, problem.ComputeLatency[i]);
        return latest;
    }

    private static double EqualFinish(Problem problem, ReadOnlySpan<int> set)
    {
        double u = LeastOffset(problem, set), latest = Latest(problem, set), cost = problem.LatencyWeight * (latest + u);
        foreach (var i in set)
            cost += problem.TransmitEnergyWeight[i] * (u + (latest - problem.ComputeLatency[i]));
        return cost;
    }

    // min over u ≥ u* of A·T + the least energy at that deadline: convex in u, by golden section on log u.
    private static double Cheapest(Problem problem, ReadOnlySpan<int> set)
    {
        var indices = set.ToArray();
        double least = LeastOffset(problem, set), latest = Latest(problem, set);
        const double Golden = 0.6180339887498949;
        double low = Math.Log(least), high = low + 1;
        while (high < low + 140 && At(high) < At(high - 1))
            high += 1;
        for (var step = 0; step < 200 && high - low > 1e-12; step++)
        {
            double left = high - Golden * (high - low), right = low + Golden * (high - low);
            (low, high) = At(left) <= At(right) ? (low, right) : (left, high);
        }

        return Math.Min(At(Math.Log(least)), Math.Min(At(low), At(high)));

        double At(double logOffset)
        {
            var u = Math.Max(least, Math.Exp(logOffset));
            return problem.LatencyWeight * (latest + u) + LeastEnergy(problem, indices, latest, u);
        }
    }

    // min Σ p b/w with w ≥ b/y, Σ w ≤ 1: w = max(b/y, √(p b) s), s by bisection.
    private static double LeastEnergy(Problem problem, ReadOnlySpan<int> set, double latest, double u)
    {
        double low = 0, high = double.PositiveInfinity;
        foreach (var i in set)
            high = Math.Min(high, 1 / Math.Sqrt(problem.TransmitEnergyWeight[i] * problem.TransmitTime[i]));
        if (double.IsInfinity(high))
            high = 1;
        for (var step = 0; step < 2000 && Middle(low, high) is var s && s > low && s < high; step++)
        {
            var band = 0.0;
            foreach (var i in set)
                band += Share(problem, i, latest, u, s);
            (low, high) = band > 1 ? (low, s) : (s, high);
        }

        var energy = 0.0;
        foreach (var i in set)
            energy += problem.TransmitEnergyWeight[i] * (problem.TransmitTime[i] / Share(problem, i, latest, u, low));
        return energy;
    }

    private static double Share(Problem problem, int i, double latest, double u, double s) => Math.Max(
        problem.TransmitTime[i] / (u + (latest - problem.ComputeLatency[i])),
        Math.Sqrt(problem.TransmitEnergyWeight[i] * problem.TransmitTime[i]) * s);

    private static double Middle(double low, double high) => low + (high - low) / 2;
}
