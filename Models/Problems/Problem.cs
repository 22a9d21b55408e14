using System.Collections.Immutable;
using System.Globalization;
using Judba.Models.Numerics;
using Judba.Models.Scenarios;

namespace Judba.Models.Problems;

/// <summary>
/// The canonical problem, all that a solver sees: minimise
/// C(ρ, w) = K + Σ_i ρ_i (g_i + p_i t_i) + A·T with t_i = b_i / w_i, T = max over uploaders of a_i + t_i (0 for none),
/// Σ w ≤ 1 and at least <see cref="MinUploaders"/> uploaders. Immutable; one array per symbol.
/// </summary>
/// <remarks>docs/notation.md derives it from [Yang21] eq. (1)–(9). Build one from physics with <see cref="Reduction"/>.</remarks>
public sealed class Problem
{
    /// <summary>
    /// Largest magnitude of any number in a problem, and the inverse of the smallest b and of the smallest A and p above 0: with 1e±40
    /// every product that the kernels form (p·b, b/y³, four-fold products of y) stays inside double precision for 10⁶ devices.
    /// </summary>
    public const double MaxMagnitude = 1e40;

    private readonly ImmutableArray<double> _a, _b, _g, _p, _q;

    /// <summary>Creates a problem.</summary>
    /// <param name="name">Name, carried into records.</param>
    /// <param name="latencyWeight">A, weight of the completion latency: 0 or ≥ 1e-40.</param>
    /// <param name="constant">K, cost that no decision changes.</param>
    /// <param name="computeLatency">a_i ≥ 0 [s], one per device.</param>
    /// <param name="transmitTime">b_i > 0 [s], time to transmit with the whole band.</param>
    /// <param name="uploadCost">g_i, cost of uploading apart from transmission; any sign.</param>
    /// <param name="transmitEnergyWeight">p_i, cost per second of transmission: 0 or ≥ 1e-40.</param>
    /// <param name="minUploaders">Fewest uploaders; above the number of devices the problem is infeasible, not invalid.</param>
    /// <param name="tuningSaving">q_i ≥ 0, fine-tuning energy that uploading saves; by default max(0, −g_i).</param>
    /// <exception cref="ArgumentException">A field has a wrong length, or A = 0 with some p_i = 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public Problem(
        string name,
        double latencyWeight,
        double constant,
        ImmutableArray<double> computeLatency,
        ImmutableArray<double> transmitTime,
        ImmutableArray<double> uploadCost,
        ImmutableArray<double> transmitEnergyWeight,
        int minUploaders = 1,
        ImmutableArray<double>? tuningSaving = null)
    {
        Name = Guard.NotNull(name);
        LatencyWeight = Rules.LatencyWeight.Check(latencyWeight);
        Constant = Rules.Constant.Check(constant);
        MinUploaders = (int)Rules.MinUploaders.Check(minUploaders);

        DeviceCount = computeLatency.IsDefault ? 0 : computeLatency.Length;
        if (DeviceCount == 0)
            throw new ArgumentException("'computeLatency' has 0 entries; allowed: one device or more.", nameof(computeLatency));
        _a = Checked(computeLatency, Rules.ComputeLatency);
        _b = Checked(transmitTime, Rules.TransmitTime);
        _g = Checked(uploadCost, Rules.UploadCost);
        _p = Checked(transmitEnergyWeight, Rules.TransmitEnergyWeight);
        _q = tuningSaving is { } q
            ? Checked(q, Rules.TuningSaving)
            : [.. uploadCost.Select(g => Math.Max(0, -g))];

        if (LatencyWeight == 0 && _p.IndexOf(0) is var free and >= 0)
        {
            throw new ArgumentException(
                $"'transmitEnergyWeight[{free}]' is 0 while 'latencyWeight' is 0, so that the least cost is not attained; " +
                "allowed: numbers above 0 where 'latencyWeight' is 0.",
                nameof(transmitEnergyWeight));
        }
    }

    /// <summary>Name, carried into records.</summary>
    public string Name { get; }

    /// <summary>M, the number of devices, at least 1.</summary>
    public int DeviceCount { get; }

    /// <summary>A ≥ 0, weight of the completion latency.</summary>
    public double LatencyWeight { get; }

    /// <summary>K, cost that no decision changes.</summary>
    public double Constant { get; }

    /// <summary>Fewest uploaders, m ≥ 0.</summary>
    public int MinUploaders { get; }

    /// <summary>Whether any decision satisfies <see cref="MinUploaders"/>.</summary>
    public bool IsFeasible => MinUploaders <= DeviceCount;

    /// <summary>a [s], one per device, ≥ 0: time until the device can start to transmit.</summary>
    public ReadOnlySpan<double> ComputeLatency => _a.AsSpan();

    /// <summary>b [s], one per device, > 0: time to transmit with the whole band.</summary>
    public ReadOnlySpan<double> TransmitTime => _b.AsSpan();

    /// <summary>g, one per device, any sign: cost of uploading apart from transmission.</summary>
    public ReadOnlySpan<double> UploadCost => _g.AsSpan();

    /// <summary>p, one per device, ≥ 0: cost per second of transmission.</summary>
    public ReadOnlySpan<double> TransmitEnergyWeight => _p.AsSpan();

    /// <summary>q, one per device, ≥ 0: fine-tuning energy that uploading saves; used by Observation 2 alone.</summary>
    public ReadOnlySpan<double> TuningSaving => _q.AsSpan();

    /// <summary>The five per-device quantities, in file order; <c>tuningSaving</c> is the optional one.</summary>
    public static IReadOnlyList<Quantity> DeviceQuantities { get; } =
        [Rules.ComputeLatency, Rules.TransmitTime, Rules.UploadCost, Rules.TransmitEnergyWeight, Rules.TuningSaving];

    /// <summary>The three scalar quantities, in file order.</summary>
    public static IReadOnlyList<Quantity> ScalarQuantities { get; } =
        [Rules.LatencyWeight, Rules.Constant, Rules.MinUploaders];

    private ImmutableArray<double> Checked(ImmutableArray<double> values, Quantity rule)
    {
        Guard.SameLength(DeviceCount, values.IsDefault ? 0 : values.Length, rule.Name);
        for (var i = 0; i < values.Length; i++)
        {
            if (!rule.Accepts(values[i]))
            {
                throw new ArgumentOutOfRangeException(
                    rule.Name, string.Create(CultureInfo.InvariantCulture, $"'{rule.Name}[{i}]' is {values[i]}; allowed: {rule.Allowed}."));
            }
        }

        return NegativeZero.Lift(values);
    }

    private static class Rules
    {
        public static readonly Quantity LatencyWeight = new(
            "latencyWeight", "1/s", "A, weight of the completion latency", 0, MaxMagnitude, leastPositive: 1 / MaxMagnitude);
        public static readonly Quantity Constant = new("constant", "1", "K, cost that no decision changes", -MaxMagnitude, MaxMagnitude);
        public static readonly Quantity MinUploaders = new("minUploaders", "1", "m, fewest uploaders", 0, int.MaxValue, isInteger: true);
        public static readonly Quantity ComputeLatency = new(
            "computeLatency", "s", "a, time until transmission can start", 0, MaxMagnitude);
        public static readonly Quantity TransmitTime = new(
            "transmitTime", "s", "b, transmission time with the whole band", 1 / MaxMagnitude, MaxMagnitude);
        public static readonly Quantity UploadCost = new(
            "uploadCost", "1", "g, cost of uploading apart from transmission", -MaxMagnitude, MaxMagnitude);
        public static readonly Quantity TransmitEnergyWeight = new(
            "transmitEnergyWeight", "1/s", "p, cost per second of transmission", 0, MaxMagnitude,
            leastPositive: 1 / MaxMagnitude);
        public static readonly Quantity TuningSaving = new(
            "tuningSaving", "1", "q, fine-tuning energy that uploading saves", 0, MaxMagnitude);
    }
}
