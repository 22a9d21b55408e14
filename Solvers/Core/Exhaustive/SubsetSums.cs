using System.Numerics;
using Judba.Models.Problems;

namespace Judba.Solvers.Exhaustive;

/// <summary>
/// The sums that bound a set's cost from below (Σ b, Σ a b, Σ g, Σ |g|, Σ p, Σ p a, Σ √(p b)) for all subsets of the first few devices.
/// </summary>
/// <remarks>
/// Subset k differs from k without its lowest bit by one device, so each entry is one addition away from another. Nothing
/// is ever subtracted: updating one running sum device by device, in and out, loses a small device for good once a large
/// one has come and gone.
/// </remarks>
internal sealed class SubsetSums
{
    public const int Quantities = 7;
    private readonly double[][] _sums = new double[Quantities][];

    public SubsetSums(Problem problem, int devices)
    {
        Devices = devices;
        for (var q = 0; q < Quantities; q++)
            _sums[q] = new double[1 << devices];
        Span<double> one = stackalloc double[Quantities];
        for (var k = 1; k < 1 << devices; k++)
        {
            Of(problem, BitOperations.TrailingZeroCount(k), one);
            for (var q = 0; q < Quantities; q++)
                _sums[q][k] = _sums[q][k & (k - 1)] + one[q];
        }
    }

    /// <summary>How many devices.</summary>
    public int Devices { get; }

    /// <summary>How many subsets.</summary>
    public int Count => 1 << Devices;

    /// <summary>One sum for every subset, by bit mask.</summary>
    public ReadOnlySpan<double> this[int quantity] => _sums[quantity];

    /// <summary>The seven terms of one device.</summary>
    public static void Of(Problem problem, int device, Span<double> terms)
    {
        double a = problem.ComputeLatency[device], b = problem.TransmitTime[device];
        double g = problem.UploadCost[device], p = problem.TransmitEnergyWeight[device];
        terms[0] = b;
        terms[1] = a * b;
        terms[2] = g;
        terms[3] = Math.Abs(g);
        terms[4] = p;
        terms[5] = p * a;
        terms[6] = Math.Sqrt(p * b);
    }
}
