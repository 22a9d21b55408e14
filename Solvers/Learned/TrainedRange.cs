namespace Judba.Solvers.Learned;

/// <summary>What a fleet is like, in a few numbers, to say where one lies outside of all that the network was trained on.</summary>
internal static class TrainedRange
{
    // Fleets within this factor of the range count as inside: the range is one of samples.
    private const double Margin = 0.05;

    /// <summary>
    /// The numbers, each of the normalised problem (<see cref="NormalisedProblem"/>) and of logarithms to base 10 where it says so.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "log10 M", "A/(A + Σ p)", "smallest log10 M b", "largest log10 M b", "largest log10(1 + a)", "smallest log10 M p",
        "largest log10 M p",
        "smallest asinh 10 M g", "largest asinh 10 M g", "m/M",
    ];

    /// <summary>These numbers of a fleet.</summary>
    public static double[] Of(NormalisedProblem problem)
    {
        var m = (double)problem.Problem.DeviceCount;
        double leastB = double.PositiveInfinity, mostB = 0, mostA = 0, leastP = double.PositiveInfinity, mostP = 0;
        double leastG = double.PositiveInfinity, mostG = double.NegativeInfinity;
        for (var i = 0; i < problem.B.Length; i++)
        {
            (leastB, mostB) = (Math.Min(leastB, problem.B[i]), Math.Max(mostB, problem.B[i]));
            mostA = Math.Max(mostA, problem.A[i]);
            (leastP, mostP) = (Math.Min(leastP, problem.P[i]), Math.Max(mostP, problem.P[i]));
            (leastG, mostG) = (Math.Min(leastG, problem.G[i]), Math.Max(mostG, problem.G[i]));
        }

        return
        [
            Math.Log10(m), problem.Alpha, Math.Log10(m * leastB), Math.Log10(m * mostB), Math.Log10(1 + mostA),
            Math.Log10(m * leastP + AllocatorShape.LeastEnergy), Math.Log10(m * mostP + AllocatorShape.LeastEnergy),
            Math.Asinh(AllocatorShape.UploadScale * m * leastG), Math.Asinh(AllocatorShape.UploadScale * m * mostG),
            problem.Problem.MinUploaders / m,
        ];
    }

    /// <summary>Where the fleet lies furthest outside the range, in words; null if it lies inside.</summary>
    public static string? Complaint(NormalisedProblem problem, IReadOnlyList<(double Low, double High)> range)
    {
        var values = Of(problem);
        var (worst, excess) = (-1, 0.0);
        for (var k = 0; k < values.Length; k++)
        {
            var (low, high) = range[k];
            // In parts of the range, so that different numbers compare.
            var beyond = Math.Max(low - values[k], values[k] - high) / Math.Max(high - low, 1e-9) - Margin;
            if (beyond > excess)
                (worst, excess) = (k, beyond);
        }

        return worst < 0 ? null : FormattableString.Invariant(
            $"outside training: {Names[worst]} is {values[worst]:0.##}, trained on {range[worst].Low:0.##} to {range[worst].High:0.##}");
    }
}
