namespace Judba.Models.Bandwidth;

/// <summary>Completion latency of a set under the bandwidth that minimises it, as [Yang21] Theorem 1 finds it: by bisection.</summary>
/// <remarks>
/// The root T of Σ bᵢ/(T − aᵢ) = 1 right of max aᵢ, [Yang21] eq. (14)–(15), bracketed by max(aᵢ + bᵢ) and max aᵢ + Σ bᵢ.
/// Plain loops: the reference that <see cref="LatencyNewton"/> is measured and tested against.
/// </remarks>
public static class LatencyBisection
{
    /// <summary>Finds T*.</summary>
    /// <param name="computeLatency">a [s], one per uploader, finite, ≥ 0; at least one.</param>
    /// <param name="transmitTime">b [s], time with the whole band, one per uploader, finite, > 0.</param>
    /// <param name="relativeTolerance">Width of the last bracket relative to u = T* − max a; by default as far as doubles go.</param>
    /// <exception cref="ArgumentException">The spans are empty or differ in length.</exception>
    public static LatencySolution Solve(
        ReadOnlySpan<double> computeLatency, ReadOnlySpan<double> transmitTime, double relativeTolerance = 0)
    {
        var bracket = LatencyBracket.Of(computeLatency, transmitTime);
        double low = bracket.Lower, high = bracket.Upper;
        var passes = 1;
        while (high - low > relativeTolerance * high)
        {
            var u = low + (high - low) / 2;
            if (u <= low || u >= high)
                break;
            passes++;
            if (Load(computeLatency, transmitTime, bracket.LatestStart, u) > 1)
                low = u;
            else
                high = u;
        }

        return new(high, bracket.LatestStart, passes);
    }

    /// <summary>Σ b/(T − a) at T = latest + u: the band that finishing at T takes.</summary>
    public static double Load(ReadOnlySpan<double> computeLatency, ReadOnlySpan<double> transmitTime, double latest, double u)
    {
        var load = 0.0;
        for (var i = 0; i < computeLatency.Length; i++)
            load += transmitTime[i] / (u + (latest - computeLatency[i]));
        return load;
    }
}
