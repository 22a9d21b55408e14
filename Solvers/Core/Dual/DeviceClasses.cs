using System.Numerics;
using Judba.Models.Problems;

namespace Judba.Solvers.Dual;

/// <summary>A fleet divided into classes of devices that are counted together.</summary>
/// <remarks>
/// The devices of a class are alike to the last bit of (a, b, g, p). Any two sets with the same number of uploaders from each class cost
/// the same, and φ is the same for all of a class. So a fleet of few types is a small problem.
/// </remarks>
internal sealed class DeviceClasses
{
    private readonly int[] _members;
    private readonly int[] _first;

    private DeviceClasses(Problem problem, int[] size, int[] members, int[] first)
    {
        Problem = problem;
        Size = size;
        (_members, _first) = (members, first);
    }

    /// <summary>The problem.</summary>
    public Problem Problem { get; }

    /// <summary>Devices in each class.</summary>
    public int[] Size { get; }

    /// <summary>A class for each device, in the order of the fleet.</summary>
    public static DeviceClasses EachAlone(Problem problem)
    {
        var size = new int[problem.DeviceCount];
        Array.Fill(size, 1);
        var itself = new int[problem.DeviceCount];
        for (var i = 0; i < itself.Length; i++)
            itself[i] = i;
        return new(problem, size, itself, itself);
    }

    /// <summary>A class for all devices that are alike.</summary>
    public static DeviceClasses Alike(Problem problem)
    {
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

        var size = sizes[..count];
        var first = new int[count];
        for (var c = 1; c < count; c++)
            first[c] = first[c - 1] + size[c - 1];
        var members = new int[m];
        int[] next = [.. first];
        for (var i = 0; i < m; i++)
            members[next[classOf[i]]++] = i;
        return new(problem, size, members, first);
    }

    /// <summary>The devices of a class, ascending.</summary>
    public ReadOnlySpan<int> Members(int c) => _members.AsSpan(_first[c], Size[c]);

    /// <summary>Writes one value per class, out of one per device, to the front of a span.</summary>
    public void Of(ReadOnlySpan<double> perDevice, Span<double> perClass)
    {
        for (var c = 0; c < Size.Length; c++)
            perClass[c] = perDevice[_members[_first[c]]];
    }

    // A multiplicative hash whose high bits, which depend on all of the number, come down by a rotation.
    private static uint Hash(double a, double b, double g, double p)
    {
        const ulong Multiplier = 0x9E3779B97F4A7C15;
        var hash = 0UL;
        foreach (var value in (ReadOnlySpan<double>)[a, b, g, p])
            hash = BitOperations.RotateLeft((hash ^ BitConverter.DoubleToUInt64Bits(value + 0.0)) * Multiplier, 32);
        return (uint)hash;
    }
}
