using Judba.Models.Problems;

namespace Judba.Solvers.Conditions.Generation;

/// <summary>Something that drawn problems must have often enough, for what lacks it tests nothing.</summary>
/// <param name="Name">Name, lower case with hyphens.</param>
/// <param name="Statement">What it means, in one line.</param>
/// <param name="LeastShare">Least part of the cases drawn from all corners that must have it, 0…1.</param>
/// <param name="Has">Whether a case has it.</param>
public sealed record CaseTrait(string Name, string Statement, double LeastShare, Func<ProblemCase, bool> Has)
{
    /// <summary>All traits: what docs/notation.md sections 3 to 5 warn of.</summary>
    public static IReadOnlyList<CaseTrait> All { get; } =
    [
        new("nobody-must-upload", "minUploaders is 0", 0.1, c => c.Problem.MinUploaders == 0),
        new("one-must-upload", "minUploaders is 1 of several", 0.3, c => c.Problem is { MinUploaders: 1, DeviceCount: > 1 }),
        new(
            "some-must-upload", "minUploaders is above 1 and below M", 0.05,
            c => c.Problem.MinUploaders > 1 && c.Problem.MinUploaders < c.Problem.DeviceCount),
        new("all-must-upload", "minUploaders is M", 0.1, c => c.Problem.MinUploaders == c.Problem.DeviceCount),
        new("one-device", "M = 1", 0.1, c => c.Problem.DeviceCount == 1),
        new("four-devices", "M is 4 or more", 0.4, c => c.Problem.DeviceCount >= 4),
        new("latency-is-free", "A = 0", 0.08, c => c.Problem.LatencyWeight == 0),
        new("transmission-is-free", "p = 0 everywhere", 0.08, c => !c.Problem.TransmitEnergyWeight.ContainsAnyExcept(0)),
        new("some-transmission-is-free", "p = 0 for some devices and not for others", 0.05, c =>
            c.Problem.TransmitEnergyWeight.Contains(0) && c.Problem.TransmitEnergyWeight.ContainsAnyExcept(0)),
        new("signs-differ", "g of both signs", 0.2, c => c.Problem.UploadCost.ContainsAnyInRange(double.NegativeInfinity, -double.Epsilon)
            && c.Problem.UploadCost.ContainsAnyInRange(double.Epsilon, double.PositiveInfinity)),
        new("devices-tie", "two devices alike", 0.1, DevicesTie),
        new(
            "starts-dwarf-transmission", "max a above 1e10 max b, where T* - a cancels", 0.05,
            c => Largest(c.Problem.ComputeLatency) > 1e10 * Largest(c.Problem.TransmitTime)),
        new("twelve-orders", "b, p and |g| span twelve orders of magnitude", 0.05, SpansTwelveOrders),
        new(
            "own-numbers", "a device with its own sample size and ratio", 0.03,
            c => c.Scenario is { } scenario && scenario.Devices.Any(d => d.SampleBits is not null)),
        new(
            "upload-beyond-need", "more devices upload than must", 0.3,
            c => Best(c.Problem, Reading.MinCost).UploaderCount > c.Problem.MinUploaders),
        new(
            "only-some-upload", "beyond need, but not all", 0.2,
            c => Best(c.Problem, Reading.MinCost).UploaderCount is var n && n > c.Problem.MinUploaders && n < c.Problem.DeviceCount),
        new(
            "unwilling-meets-need", "a device with g > 0 uploads to meet minUploaders, and one with less g does not", 0.02,
            UnwillingMeetsNeed),
        new("readings-differ", "the optima of the readings differ by 1e-4 or more", 0.2, ReadingsDiffer),
        new("equal-finish-is-cheapest", "the cheapest shares of all devices end together", 0.2, c =>
            c.Problem.DeviceCount > 1 && new Fleet(c.Problem).Cheap.IsEqualFinish),
        new("late-finish-is-cheapest", "the cheapest shares end after max a + sum b", 0.02, c =>
            new Fleet(c.Problem) is var fleet && fleet.Cheap.Offset > fleet.B.Sum() * (1 + 1e-9)),
    ];

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static bool DevicesTie(ProblemCase c)
    {
        var p = c.Problem;
        var devices = Enumerable.Range(0, p.DeviceCount)
            .Select(i => (p.ComputeLatency[i], p.TransmitTime[i], p.UploadCost[i], p.TransmitEnergyWeight[i]));
        return devices.Distinct().Count() < p.DeviceCount;
    }

    private static bool SpansTwelveOrders(ProblemCase c)
    {
        double[] numbers = [.. c.Problem.TransmitTime, .. c.Problem.TransmitEnergyWeight, .. c.Problem.UploadCost];
        double[] positive = [.. numbers.Select(Math.Abs).Where(x => x > 0)];
        return positive.Max() > 1e12 * positive.Min();
    }

    private static bool UnwillingMeetsNeed(ProblemCase c)
    {
        var p = c.Problem;
        var best = Best(p, Reading.MinCost);
        for (var i = 0; i < p.DeviceCount; i++)
        {
            for (var k = 0; k < p.DeviceCount && best.Uploads(i) && p.UploadCost[i] > 0; k++)
            {
                if (!best.Uploads(k) && p.UploadCost[k] < p.UploadCost[i])
                    return true;
            }
        }

        return false;
    }

    private static bool ReadingsDiffer(ProblemCase c)
    {
        double cheap = ExhaustiveOptimum.ScoreOf(c.Problem, Reading.MinCost).Cost,
            early = ExhaustiveOptimum.ScoreOf(c.Problem, Reading.MinLatency).Cost;
        return early - cheap > 1e-4 * Math.Abs(cheap);
    }

    private static Allocation Best(Problem problem, Reading reading) => ExhaustiveOptimum.PointOf(problem, reading);

    private static double Largest(ReadOnlySpan<double> values) => values.ToArray().Max();
}
