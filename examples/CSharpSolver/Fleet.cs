namespace Judba.Examples.CSharpSolver;

/// <summary>The devices of a problem in the symbols of docs/notation.md.</summary>
internal sealed class Fleet(double[] a, double[] b, double[] g, double[] p, double latencyWeight)
{
    private const int Halvings = 200;

    /// <summary>C of a set, without the constant, when all uploaders finish together.</summary>
    public double Cost(IEnumerable<int> set)
    {
        var (latest, offset) = Finish(set);
        return latencyWeight * (latest + offset) + set.Sum(i => g[i] + p[i] * (offset + (latest - a[i])));
    }

    /// <summary>w_i = b_i/(T* − a_i).</summary>
    public IEnumerable<double> Shares(IReadOnlyCollection<int> set)
    {
        var (latest, offset) = Finish(set);
        return set.Select(i => b[i] / (offset + (latest - a[i])));
    }

    // T* = latest + offset with Σ b/(T* − a) = 1, by bisection; from above, so that the shares never sum to more than 1.
    private (double Latest, double Offset) Finish(IEnumerable<int> set)
    {
        var latest = set.Max(i => a[i]);
        double low = 0, high = set.Sum(i => b[i]);
        for (var k = 0; k < Halvings; k++)
        {
            var middle = low + (high - low) / 2;
            if (set.Sum(i => b[i] / (middle + (latest - a[i]))) > 1)
                low = middle;
            else
                high = middle;
        }

        return (latest, high);
    }
}
