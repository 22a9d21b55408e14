using Judba.Models.Problems;

namespace Judba.Certificates.Tests;

/// <summary>
/// Fleets of one type of device, each measured a little differently, whose best number of uploaders lies between two whole ones.
/// </summary>
internal static class NearlyAlike
{
    private const double Transmit = 0.5, Weight = 3;

    /// <summary>
    /// b = 0.5 (1 ± e), p = 1 ± e, A = 3, a = 0 and g = −((2n + 1) p b + A b)(1 ± e): the best number is n + ½, n = M/2.
    /// </summary>
    public static Problem Fleet(int devices, double spread, int seed, int minUploaders = 1)
    {
        var random = new Random(seed);
        double Near(double value) => value * (1 + spread * (2 * random.NextDouble() - 1));
        double[] b = [.. Enumerable.Range(0, devices).Select(_ => Near(Transmit))];
        double[] p = [.. Enumerable.Range(0, devices).Select(_ => Near(1))];
        double[] g = [.. b.Zip(p, (t, e) => -Near((2 * (devices / 2) + 1) * e * t + Weight * t))];
        return new($"alike-{devices}-{spread}", Weight, 0, [.. new double[devices]], [.. b], [.. g], [.. p], minUploaders);
    }
}
