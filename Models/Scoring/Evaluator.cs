using System.Collections.Immutable;
using System.Globalization;
using Judba.Models.Bandwidth;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Models.Scoring;

/// <summary>
/// The only scorer and feasibility checker. Nothing that a solver says about cost or feasibility is shown before it has
/// been through here.
/// </summary>
public static class Evaluator
{
    /// <summary>Σ w may exceed 1 by this much: the rounding of 10⁶ shares and of decimal files, with room to spare.</summary>
    public const double BandwidthTolerance = 1e-9;

    /// <summary>A claimed cost agrees with the re-scored one to this relative difference.</summary>
    public const double AgreementTolerance = 1e-8;

    /// <summary>
    /// Part of <see cref="Evaluation.Magnitude"/> that rounding alone may take in a plain sum of 10⁶ terms
    /// (√10⁶ · 2⁻⁵² ≈ 2e-13).
    /// </summary>
    public const double RoundingTolerance = 2e-13;

    // With p and A up to 1e40 no term overflows below this. Sums of infinite terms would be NaN.
    private const double LongestTransmission = 1e200;

    /// <summary>Scores a candidate by C = K + Σ_i ρ_i (g_i + p_i b_i/w_i) + A·T, T = max (a_i + b_i/w_i).</summary>
    /// <exception cref="ArgumentException">Problem and candidate differ in their number of devices.</exception>
    public static Evaluation Evaluate(Problem problem, Allocation allocation)
    {
        Guard.NotNull(problem);
        Guard.NotNull(allocation);
        Guard.SameLength(problem.DeviceCount, allocation.DeviceCount, nameof(allocation));

        ReadOnlySpan<double> a = problem.ComputeLatency, b = problem.TransmitTime;
        ReadOnlySpan<double> g = problem.UploadCost, p = problem.TransmitEnergyWeight;
        ReadOnlySpan<int> uploaders = allocation.Uploaders;
        ReadOnlySpan<double> w = allocation.BandwidthShare;

        var cost = new CompensatedSum();
        var magnitude = new CompensatedSum();
        var band = new CompensatedSum();
        var latency = 0.0;
        for (var k = 0; k < uploaders.Length; k++)
        {
            var i = uploaders[k];
            var t = b[i] / w[k];
            if (!(w[k] > 0 && t <= LongestTransmission))
            {
                var share = w[k] == 0 ? "no share of the band" : string.Create(CultureInfo.InvariantCulture, $"a share of {w[k]}");
                return new(double.PositiveInfinity, double.PositiveInfinity, band.Value, double.PositiveInfinity,
                    $"device {i} uploads with {share}; allowed: shares above 0 for uploaders, and transmissions up to "
                        + $"{LongestTransmission} s");
            }

            latency = Math.Max(latency, a[i] + t);
            band.Add(w[k]);
            cost.Add(g[i]);
            cost.Add(p[i] * t);
            magnitude.Add(Math.Abs(g[i]) + p[i] * t);
        }

        cost.Add(problem.LatencyWeight * latency);
        cost.Add(problem.Constant);
        magnitude.Add(problem.LatencyWeight * latency + Math.Abs(problem.Constant));
        return new(cost.Value, latency, band.Value, magnitude.Value, Violation(problem, uploaders.Length, band.Value));
    }

    /// <summary>
    /// Scores a candidate as a point of a reading: by the cost above, and in <see cref="Reading.MinLatency"/> its bandwidth must be w*(S),
    /// so that its uploaders end as early as they can, T ≤ T*(S) (1 + <see cref="AgreementTolerance"/>).
    /// </summary>
    /// <exception cref="ArgumentException">Problem and candidate differ in their number of devices.</exception>
    public static Evaluation Evaluate(Problem problem, Reading reading, Allocation allocation)
    {
        var score = Evaluate(problem, allocation);
        if (reading != Reading.MinLatency || !score.IsFeasible)
            return score;
        var least = LatencyNewton.Solve(problem, allocation.Uploaders);
        return score.CompletionLatency <= least * (1 + AgreementTolerance) ? score : score with
        {
            Violation = string.Create(
                CultureInfo.InvariantCulture,
                $"in {ReadingWords.MinLatency} its uploaders must end at {least} s, but with its shares they end at "
                    + $"{score.CompletionLatency} s"),
        };
    }

    /// <summary>
    /// Scores a candidate device by device from [Yang21] eq. (1)–(9), without the canonical form: the independent account
    /// that the canonical cost is checked against. As there, the cost is +∞ where an uploader has no band.
    /// </summary>
    /// <exception cref="ArgumentException">Scenario and candidate differ in their number of devices.</exception>
    public static ScenarioEvaluation Evaluate(Scenario scenario, Allocation allocation)
    {
        Guard.NotNull(scenario);
        Guard.NotNull(allocation);
        var system = scenario.System;
        var devices = scenario.Devices;
        Guard.SameLength(devices.Length, allocation.DeviceCount, nameof(allocation));

        var share = new double[devices.Length];
        var samples = 0.0;
        for (var k = 0; k < allocation.UploaderCount; k++)
        {
            share[allocation.Uploaders[k]] = allocation.BandwidthShare[k];
            samples += devices[allocation.Uploaders[k]].Samples;
        }

        var transmit = new double[devices.Length];
        var latency = 0.0;
        foreach (var i in allocation.Uploaders)
        {
            var t = Physics.TransmitTime(system, devices[i]) / share[i];
            transmit[i] = share[i] > 0 && t <= LongestTransmission ? t : double.PositiveInfinity;
            latency = Math.Max(latency, Physics.ComputeLatency(system, devices[i]) + transmit[i]);
        }

        var training = Physics.TrainingTime(system, samples);
        var breakdown = ImmutableArray.CreateBuilder<DeviceCosts>(devices.Length);
        var cost = new CompensatedSum();
        for (var i = 0; i < devices.Length; i++)
        {
            var device = devices[i];
            var uploads = allocation.Uploads(i);
            var parts = new DeviceCosts(
                uploads,
                Physics.ComputeLatency(system, device),
                transmit[i],
                Physics.EncodeEnergy(system, device),
                device.TransmitPowerW * transmit[i],
                device.IdlePowerW * training,
                Physics.DownloadEnergy(system, device),
                uploads ? 0 : Physics.TuneEnergy(system, device),
                Physics.InferenceEnergy(system, device),
                Cost: 0);
            parts = parts with
            {
                Cost = Weighted(device.EnergyPreference, parts.Energy) + Weighted(1 - device.EnergyPreference, latency),
            };
            cost.Add(parts.Cost);
            breakdown.Add(parts);
        }

        // The compensated sum is for finite numbers.
        return new(double.IsFinite(latency) ? cost.Value : latency, latency, training, breakdown.MoveToImmutable());
    }

    // Who gives something no weight does not mind if it is infinite.
    private static double Weighted(double weight, double value) => weight == 0 ? 0 : weight * value;

    private static string? Violation(Problem problem, int uploaders, double band)
    {
        if (uploaders < problem.MinUploaders)
            return $"{uploaders} devices upload; at least {problem.MinUploaders} must";
        // Shares whose sum overflows are no number, which is not "at most 1" either.
        if (!(band <= 1 + BandwidthTolerance))
            return string.Create(
                CultureInfo.InvariantCulture, $"the shares sum to {band}; at most 1 is allowed (tolerance {BandwidthTolerance})");
        return null;
    }
}
