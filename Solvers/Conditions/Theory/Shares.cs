namespace Judba.Solvers.Conditions.Theory;

/// <summary>Other shares of the same band.</summary>
internal static class Shares
{
    /// <summary>Each share times e^(±<paramref name="distance"/> at most), scaled back to a sum of 1.</summary>
    public static double[] Near(double[] shares, double distance, Random random)
    {
        var other = Array.ConvertAll(shares, w => w * Math.Exp(distance * (2 * random.NextDouble() - 1)));
        var band = other.Sum();
        return Array.ConvertAll(other, w => w / band);
    }
}
