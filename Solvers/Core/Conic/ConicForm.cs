using System.Collections.Immutable;
using Judba.Models.Numerics;
using Judba.Models.Problems;

namespace Judba.Solvers.Conic;

/// <summary>JUDBA as a mixed-integer second-order cone program, for other solvers: docs/minlp.md.</summary>
/// <remarks>
/// <para>
/// Variables ρ ∈ {0, 1}, w, t ≥ 0 of each device and T ("latency"); min K + A T + Σ (g ρ + p t) subject to w t ≥ b ρ², T ≥ a ρ + t,
/// w ≤ ρ, Σ w ≤ 1, Σ ρ ≥ m. <see cref="Reading.MinLatency"/> charges p z instead of p t, with z ≥ t and
/// z ≥ T − a − (T_max − a)(1 − ρ), T ≤ T_max = max a + Σ b: an uploader pays until T. That is exact where A + Σ_S p > 0; with A = p = 0 any
/// T is as good, and the answer's own T is to be computed from its set.
/// </para>
/// <para>
/// With tangents instead of cones, t ≥ b (2ρ/ŵ − w/ŵ²) for ŵ on a geometric grid, the program is linear and its optimum a lower bound.
/// </para>
/// </remarks>
public sealed class ConicForm
{
    private ConicForm(
        string name, double constant,
        ImmutableArray<ConicVariable> variables, ImmutableArray<ConicRow> rows, ImmutableArray<RotatedCone> cones)
    {
        Name = name;
        Constant = constant;
        Variables = variables;
        Rows = rows;
        Cones = cones;
    }

    /// <summary>The problem's name.</summary>
    public string Name { get; }

    /// <summary>K.</summary>
    public double Constant { get; }

    /// <summary>The variables: ρ, w, t and in min-latency z of device 0, then of device 1, …, and T.</summary>
    public ImmutableArray<ConicVariable> Variables { get; }

    /// <summary>The linear rows.</summary>
    public ImmutableArray<ConicRow> Rows { get; }

    /// <summary>The cones, one a device; none where tangents stand in.</summary>
    public ImmutableArray<RotatedCone> Cones { get; }

    /// <summary>Variables of each device.</summary>
    /// <param name="reading">The reading.</param>
    public static int VariablesPerDevice(Reading reading) => reading == Reading.MinLatency ? 4 : 3;

    /// <summary>The form of a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="reading">The reading.</param>
    /// <param name="tangents">Tangents to each cone, 2 to 10000, which make the program linear; 0 for the cones themselves.</param>
    public static ConicForm Of(Problem problem, Reading reading, int tangents = 0)
    {
        Guard.NotNull(problem);
        if (tangents != 0)
            Guard.InRange(tangents, 2, 10_000);
        ReadOnlySpan<double> a = problem.ComputeLatency, b = problem.TransmitTime, g = problem.UploadCost, p = problem.TransmitEnergyWeight;
        var isLatency = reading == Reading.MinLatency;
        double latest = 0, total = 0;
        for (var i = 0; i < a.Length; i++)
        {
            latest = Math.Max(latest, a[i]);
            total += b[i];
        }

        var longest = latest + total;
        var variables = ImmutableArray.CreateBuilder<ConicVariable>();
        var rows = ImmutableArray.CreateBuilder<ConicRow>();
        var cones = ImmutableArray.CreateBuilder<RotatedCone>();
        var band = new (int, double)[a.Length];
        var count = new (int, double)[a.Length];
        var last = VariablesPerDevice(reading) * a.Length;
        for (var i = 0; i < a.Length; i++)
        {
            int upload = variables.Count, share = upload + 1, transmit = upload + 2, pays = upload + 3;
            variables.Add(new($"rho{i}", g[i], 1, IsBinary: true));
            variables.Add(new($"w{i}", 0, 1, IsBinary: false));
            variables.Add(new($"t{i}", isLatency ? 0 : p[i], double.PositiveInfinity, IsBinary: false));
            band[i] = (share, -1);
            count[i] = (upload, 1);
            rows.Add(new($"share{i}", 0, [(upload, 1), (share, -1)]));
            rows.Add(new($"finish{i}", 0, [(last, 1), (upload, -a[i]), (transmit, -1)]));
            if (isLatency)
            {
                variables.Add(new($"z{i}", p[i], double.PositiveInfinity, IsBinary: false));
                rows.Add(new($"pay{i}", 0, [(pays, 1), (transmit, -1)]));
                rows.Add(new($"until{i}", -longest, [(pays, 1), (last, -1), (upload, a[i] - longest)]));
            }

            if (tangents == 0)
                cones.Add(new($"cone{i}", share, transmit, upload, b[i]));
            for (var k = 0; k < tangents; k++)
            {
                // Summed in this order the time left is at least b: longest − a may be 0 where a is large.
                var least = b[i] / (latest - a[i] + total);
                var at = least * Math.Pow(1 / least, (double)k / (tangents - 1));
                rows.Add(new($"cut{i}_{k}", 0, [(transmit, 1), (upload, -2 * b[i] / at), (share, b[i] / at / at)]));
            }
        }

        variables.Add(new("latency", problem.LatencyWeight, isLatency ? longest : double.PositiveInfinity, IsBinary: false));
        rows.Add(new("band", -1, [.. band]));
        if (problem.MinUploaders > 0)
            rows.Add(new("uploaders", problem.MinUploaders, [.. count]));
        return new(problem.Name, problem.Constant, variables.ToImmutable(), rows.ToImmutable(), cones.ToImmutable());
    }
}
