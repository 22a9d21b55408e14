using System.Runtime.InteropServices;
using Judba.Models.Problems;

namespace Judba.Solvers.OrTools;

/// <summary>The deadlines from T₁ to T₂ [s], both included.</summary>
/// <param name="From">T₁.</param>
/// <param name="To">T₂.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Slice(double From, double To)
{
    // A slice this narrow is worth an integer program: halving it further gains less than branching on devices.
    private const double NarrowRatio = 1.05;

    // Beyond this ratio of longest to shortest transmission of a device the rows are too badly scaled for an integer program.
    private const double TameRatio = 1e4;

    private const double Rounding = 1e-12;

    /// <summary>T₂ − T₁.</summary>
    public double Width => To - From;

    /// <summary>
    /// The devices that may upload in a point that is done by T₂ and costs less than the incumbent, with their longest transmissions.
    /// </summary>
    /// <remarks>
    /// Such a point has U − K − A·T₁ − Σ min(0, g) to spend on the terms of C that are positive: p t of one device, and its g where
    /// that is positive, cannot be more.
    /// </remarks>
    public (int[] Devices, double[] Longest) Devices(Problem problem, Reading reading, double incumbent)
    {
        var budget = incumbent - FiniteDeadlines.LeastCost(problem, From);
        // Lost digits of a difference of large numbers go to the safe side.
        budget += Rounding * (Math.Abs(incumbent) + Math.Abs(incumbent - budget));
        var devices = new List<int>();
        var times = new List<double>();
        for (var i = 0; i < problem.DeviceCount; i++)
        {
            var left = budget - Math.Max(0, problem.UploadCost[i]);
            var longest = To - problem.ComputeLatency[i];
            if (problem.TransmitEnergyWeight[i] > 0)
                longest = Math.Min(longest, left / problem.TransmitEnergyWeight[i]);
            if (left >= 0 && longest >= Shortest(problem, reading, i))
            {
                devices.Add(i);
                times.Add(longest);
            }
        }

        return ([.. devices], [.. times]);
    }

    /// <summary>Shortest transmission of a device: with the whole band, and in MinLatency until T₁.</summary>
    public double Shortest(Problem problem, Reading reading, int device) => reading == Reading.MinLatency
        ? Math.Max(problem.TransmitTime[device], From - problem.ComputeLatency[device])
        : problem.TransmitTime[device];

    /// <summary>Whether the slice is narrow enough for an integer program.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="start">The earliest start, min a.</param>
    public bool IsNarrow(Problem problem, double start) =>
        To - start <= NarrowRatio * (From - start) && Widest(problem).Ratio <= TameRatio;

    /// <summary>Where to divide it; null if no double lies between its ends.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="start">The earliest start, min a.</param>
    public double? Middle(Problem problem, double start)
    {
        // From where deadlines are counted: where those of one device spread most once the slice itself is narrow.
        var (device, _) = Widest(problem);
        double middle;
        if (To - start > NarrowRatio * (From - start) || device < 0)
        {
            middle = start + Math.Sqrt(From - start) * Math.Sqrt(To - start);
        }
        else
        {
            double a = problem.ComputeLatency[device], shortest = Math.Max(problem.TransmitTime[device], From - a);
            middle = a + Math.Sqrt(shortest) * Math.Sqrt(To - a);
        }

        if (!(middle > From && middle < To))
            middle = From + Width / 2;
        return middle > From && middle < To ? middle : null;
    }

    private (int Device, double Ratio) Widest(Problem problem)
    {
        var (widest, ratio) = (-1, 0.0);
        for (var i = 0; i < problem.DeviceCount; i++)
        {
            double longest = To - problem.ComputeLatency[i], shortest = Math.Max(problem.TransmitTime[i], From - problem.ComputeLatency[i]);
            if (longest >= shortest && longest / shortest > ratio)
                (widest, ratio) = (i, longest / shortest);
        }

        return (widest, ratio);
    }
}
