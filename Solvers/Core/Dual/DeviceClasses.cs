using System.Numerics;
using Judba.Models.Problems;

namespace Judba.Solvers.Dual;

/// <summary>Devices that are alike to the last bit of (a, b, g, p), counted together: a fleet of few types is a small problem.</summary>
/// <remarks>Any two sets with the same number of uploaders from each class cost the same, and φ is the same for all of a class.</remarks>
internal sealed class DeviceClasses
{
    private readonly int[] _members;
    private readonly int[] _first;

    public DeviceClasses(Problem problem)
    {
        Problem = problem;
        var m = problem.DeviceCount;
        ReadOnlySpan<double> a = problem.ComputeLatency, b = problem.TransmitTime;
        ReadOnlySpan<double> g = problem.UploadCost, p = problem.TransmitEnergyWeight;

        // Classes in the order of their first member: the fleet's own numbering decides all ties. The table is open-addressed, at most half
        // full: a dictionary of four doubles took as long as thirty passes over all devices.
        var table = new int[BitOperations.RoundUpToPowerOf2((uint)(2 * m))];
        var classOf = new int[m];
        var leaders = new int[m];
        var sizes = new int[m];
        var count = 0;
        for (var i = 0; i < m; i++)
        {
            var slot = Hash(a[i], b[i], g[i], p[i]);
            for (; ; slot++)
            {
                ref var entry = ref table[slot & (uint)(table.Length - 1)];
                if (entry == 0)
                {
                    leaders[count] = i;
                    entry = ++count;
                }

                var leader = leaders[entry - 1];
                if (a[i] == a[leader] && b[i] == b[leader] && g[i] == g[leader] && p[i] == p[leader])
                {
                    classOf[i] = entry - 1;
                    sizes[entry - 1]++;
                    break;
                }
            }
        }

        Size = sizes[..count];
        _first = new int[Size.Length];
        for (var c = 1; c < Size.Length; c++)
            _first[c] = _first[c - 1] + Size[c - 1];
        _members = new int[m];
        int[] next = [.. _first];
        for (var i = 0; i < m; i++)
            _members[next[classOf[i]]++] = i;
    }

    public Problem Problem { get; }

    /// <summary>Devices in each class.</summary>
    public int[] Size { get; }

    /// <summary>The devices of a class, ascending.</summary>
    public ReadOnlySpan<int> Members(int c) => _members.AsSpan(_first[c], Size[c]);

    // A multiplicative hash whose high bits, which depend on all of the number, come down by a rotation.
    private static uint Hash(double a, double b, double g, double p)
    {
        const ulong Multiplier = 0x9E3779B97F4A7C15;
        var hash = 0UL;
        foreach (var value in (ReadOnlySpan<double>)[a, b, g, p])
            hash = BitOperations.RotateLeft((hash ^ BitConverter.DoubleToUInt64Bits(value + 0.0)) * Multiplier, 32);
        return (uint)hash;
    }

    /// <summary>One value per class out of one per device.</summary>
    public double[] Of(ReadOnlySpan<double> perDevice)
    {
        var perClass = new double[Size.Length];
        for (var c = 0; c < perClass.Length; c++)
            perClass[c] = perDevice[_members[_first[c]]];
        return perClass;
    }
}
