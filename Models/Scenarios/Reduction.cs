using System.Collections.Immutable;
using Judba.Models.Numerics;
using Judba.Models.Problems;

namespace Judba.Models.Scenarios;

/// <summary>From physics to the canonical problem.</summary>
public static class Reduction
{
    /// <summary>
    /// The canonical problem of a scenario: A = Σ(1 − α_i), a = t_comp, b = v/(B log2(1 + P h/N0)), p = α P,
    /// q = α e_tune, g = −q + |D| c_train/F · Σ_j α_j P_I,j, K = Σ α (e_encode + e_down + e_tune + e_inf).
    /// </summary>
    /// <exception cref="ArgumentException">A derived number leaves the range of <see cref="Problem"/>.</exception>
    public static Problem ToProblem(this Scenario scenario)
    {
        Guard.NotNull(scenario);
        var system = scenario.System;
        var devices = scenario.Devices;
        var idleWeight = 0.0;
        foreach (var device in devices)
            idleWeight += device.EnergyPreference * device.IdlePowerW;

        int m = devices.Length;
        double[] a = new double[m], b = new double[m], g = new double[m], p = new double[m], q = new double[m];
        var constant = new CompensatedSum();
        var latencyWeight = new CompensatedSum();
        for (var i = 0; i < m; i++)
        {
            var device = devices[i];
            var alpha = device.EnergyPreference;
            a[i] = Physics.ComputeLatency(system, device);
            b[i] = Physics.TransmitTime(system, device);
            p[i] = alpha * device.TransmitPowerW;
            q[i] = alpha * Physics.TuneEnergy(system, device);
            g[i] = Physics.TrainingTime(system, device.Samples) * idleWeight - q[i];
            latencyWeight.Add(1 - alpha);
            constant.Add(alpha * (Physics.EncodeEnergy(system, device) + Physics.DownloadEnergy(system, device)
                + Physics.InferenceEnergy(system, device)));
            constant.Add(q[i]);
        }

        return new Problem(
            scenario.Name, latencyWeight.Value, constant.Value, ImmutableArray.Create(a), ImmutableArray.Create(b),
            ImmutableArray.Create(g), ImmutableArray.Create(p), system.MinUploaders, ImmutableArray.Create(q));
    }
}
