using Judba.Experiments.Running;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Sweeps.Design;

/// <summary>One point of a sweep's design: everything but the fleet, the solver and the reading.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Law">The law that its fleets are drawn from.</param>
/// <param name="Devices">M.</param>
/// <param name="Settings">Quantities that the sweep gives.</param>
/// <param name="Gap">Relative gap at which an answer counts as optimal.</param>
/// <param name="TimeLimit">Wall time for each solve; null for none.</param>
internal sealed record SweepPoint(int Index, ScenarioLaw Law, int Devices, Settings Settings, double Gap, TimeSpan? TimeLimit)
{
    /// <summary>Fleet number <paramref name="instance"/> of this point.</summary>
    /// <exception cref="InputException">The fields contradict each other.</exception>
    public Problem Draw(int seed, int instance)
    {
        var scenario = Settings.Generate(Law, Devices, seed, instance);
        return BadInput.Refuse(scenario.ToProblem, $"Point {Index}, instance '{scenario.Name}': ");
    }

    /// <summary>The value of a field that is a number; NaN where this point has none.</summary>
    public double Number(SweepField field) =>
        field == SweepField.Devices ? Devices
        : field == SweepField.Gap ? Gap
        : field == SweepField.TimeLimit ? TimeLimit?.TotalSeconds ?? double.NaN
        : Settings.Values.Where(
            v => string.Equals(v.Key, field.Name, StringComparison.Ordinal)).Select(v => v.Value).DefaultIfEmpty(double.NaN).First();
}
