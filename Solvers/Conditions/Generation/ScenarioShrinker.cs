using Judba.Models.Numerics;
using Judba.Models.Scenarios;

namespace Judba.Solvers.Conditions.Generation;

/// <summary>Simpler scenarios that are still valid: fewer devices, shorter numbers.</summary>
internal static class ScenarioShrinker
{
    /// <summary>Candidates, the boldest first; each strictly simpler.</summary>
    public static IEnumerable<Scenario> Shrink(Scenario scenario)
    {
        for (var i = 0; i < scenario.Devices.Length && scenario.Devices.Length > 1; i++)
            yield return new(scenario.Name, scenario.System, scenario.Devices.RemoveAt(i));
        for (var i = 0; i < scenario.Devices.Length; i++)
        {
            // A device with numbers of its own goes back to the system's.
            var device = scenario.Devices[i];
            foreach (var simpler in (Device[])[device with { SampleBits = null }, device with { CompressionRatio = null }])
            {
                if (simpler != device)
                    yield return new(scenario.Name, scenario.System, scenario.Devices.SetItem(i, simpler));
            }
        }

        foreach (var field in SystemParameters.Fields)
        {
            foreach (var shorter in Shorter(field.Get(scenario.System), field.Quantity))
                yield return new(scenario.Name, field.With(scenario.System, shorter), scenario.Devices);
        }

        foreach (var field in Device.Fields)
        {
            // In every device at once, so that devices which agree in it go on to agree.
            foreach (var shorter in Shorter(field.Get(scenario.Devices[0]), field.Quantity))
            {
                if (scenario.Devices.All(d => field.Get(d) == field.Get(scenario.Devices[0])))
                    yield return new(scenario.Name, scenario.System, [.. scenario.Devices.Select(d => field.With(d, shorter))]);
            }

            for (var i = 0; i < scenario.Devices.Length; i++)
            {
                foreach (var shorter in Shorter(field.Get(scenario.Devices[i]), field.Quantity))
                    yield return new(scenario.Name, scenario.System, scenario.Devices.SetItem(i, field.With(scenario.Devices[i], shorter)));
            }
        }
    }

    private static IEnumerable<double> Shorter(double value, Quantity quantity) =>
        double.IsFinite(value) ? ShortNumber.Shorter(value).Where(quantity.Accepts) : [];
}
