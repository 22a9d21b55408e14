using Judba.Models;

namespace Judba.Solvers;

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

        // Classes in the order of their first member: the fleet's own numbering decides all ties.
        var byValue = new Dictionary<(double, double, double, double), int>(m);
        var classOf = new int[m];
        var sizes = new List<int>();
        for (var i = 0; i < m; i++)
        {
            var key = (a[i], b[i], g[i], p[i]);
            if (!byValue.TryGetValue(key, out classOf[i]))
            {
                classOf[i] = byValue[key] = sizes.Count;
                sizes.Add(0);
            }

            sizes[classOf[i]]++;
        }

        Size = [.. sizes];
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

    /// <summary>One value per class out of one per device.</summary>
    public double[] Of(ReadOnlySpan<double> perDevice)
    {
        var perClass = new double[Size.Length];
        for (var c = 0; c < perClass.Length; c++)
            perClass[c] = perDevice[_members[_first[c]]];
        return perClass;
    }
}
