using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Solvers.Learned.Tests.Support;

/// <summary>Problems of the tests.</summary>
internal static class Fleets
{
    public static readonly Reading[] Readings = Enum.GetValues<Reading>();

    /// <summary>Fleets of the paper's laws and of every hard family, from one device to hundreds.</summary>
    public static IEnumerable<Problem> Many =>
    [
        .. new[] { 1, 2, 5, 30, 100, 333 }.SelectMany(
            m => ScenarioLaw.All.Select(law => ScenarioGenerator.Generate(law, m, seed: 11).ToProblem())),
        .. HardFamilies.Names.Select(name => HardFamilies.Create(name, 40)),
    ];

    /// <summary>The problem in other units: times in 1/<paramref name="time"/> of them, costs in 1/<paramref name="cost"/>.</summary>
    public static Problem InUnits(this Problem problem, double time, double cost) => new(
        problem.Name, problem.LatencyWeight * cost / time, problem.Constant * cost,
        [.. Scaled(problem.ComputeLatency, time)], [.. Scaled(problem.TransmitTime, time)],
        [.. Scaled(problem.UploadCost, cost)], [.. Scaled(problem.TransmitEnergyWeight, cost / time)], problem.MinUploaders);

    private static double[] Scaled(ReadOnlySpan<double> values, double factor)
    {
        var scaled = values.ToArray();
        for (var i = 0; i < scaled.Length; i++)
            scaled[i] *= factor;
        return scaled;
    }
}
