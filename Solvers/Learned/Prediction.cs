namespace Judba.Solvers.Learned;

/// <summary>What the network says of one fleet.</summary>
/// <param name="Logits">One a device: above 0, upload.</param>
/// <param name="LogShares">One a device: logarithms of shares before they are made to sum to 1 over the uploaders.</param>
/// <param name="Deadline">T̂ [s], counted from min a.</param>
/// <param name="Price">μ̂, the price of the band.</param>
/// <param name="Reward">ν̂, what an uploader is paid because of m.</param>
internal sealed record Prediction(double[] Logits, double[] LogShares, double Deadline, double Price, double Reward)
{
    /// <summary>A prediction in the units of its problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="logits">Logits.</param>
    /// <param name="logShares">Logarithms of shares.</param>
    /// <param name="logPrices">Logarithms of T, μ and M ν in normalised units.</param>
    public static Prediction Of(NormalisedProblem problem, double[] logits, double[] logShares, ReadOnlySpan<double> logPrices) => new(
        logits, logShares, Math.Exp(logPrices[0]) * problem.Time, Math.Exp(logPrices[1]) * problem.Cost,
        logPrices[2] <= AllocatorShape.NoReward ? 0 : Math.Exp(logPrices[2]) / logits.Length * problem.Cost);
}
