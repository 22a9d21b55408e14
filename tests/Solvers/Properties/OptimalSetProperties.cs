using System.Collections.Immutable;
using Judba.Models;
using Judba.Solvers.Conditions;
using Judba.Solvers.Tests.Support;

namespace Judba.Solvers.Tests.Properties;

/// <summary>Properties 9 and 12 of docs/notation.md section 7: who gets more band, and who uploads at all.</summary>
public sealed class OptimalSetProperties
{
    private const int Count = 300;

    // Observation 1 for the channel: b differs. Strict down to the rounding of one division.
    [Fact]
    public void Property9_AlikeButForTheChannel_TheWorseGetsMoreBand() => Property.ForAll(
        Cases.WithSeed(),
        drawn =>
        {
            var (c, seed) = drawn;
            var worse = 1 + 1e-3 * Math.Pow(10, 4 * new Random(seed).NextDouble());
            var fleet = Twins(c.Problem, later: 0, worse);
            Assert.True(fleet.LeastShare[^1] > fleet.LeastShare[0] * (1 + 1e-6), "MinLatency");
            Assert.True(fleet.CheapShare[^1] > fleet.CheapShare[0] * (1 + 1e-6), "MinCost");
        },
        Count);

    // Observation 1 for the processor: a differs, by a part of u that doubles can see beside a.
    [Fact]
    public void Property9_AlikeButForTheProcessor_TheSlowerGetsMoreBand() => Property.ForAll(
        Cases.WithSeed(),
        drawn =>
        {
            var (c, seed) = drawn;
            var later = new Fleet(c.Problem).Least.CompletionLatency * Math.Pow(10, -3 * new Random(seed).NextDouble());
            var fleet = Twins(c.Problem, later, worse: 1);
            Assert.True(fleet.LeastShare[^1] > fleet.LeastShare[0], "MinLatency");
            Assert.True(fleet.CheapShare[^1] >= fleet.CheapShare[0] * (1 - 1e-12), "MinCost");
        },
        Count);

    // The slack is the rounding of the cost: dropping the device would save its g at least.
    [Fact]
    public void Property12_OptimalSet_DeviceWithPositiveCostUploadsOnlyToMeetMinUploaders() => Property.ForAll(
        ProblemGenerators.Any(),
        c =>
        {
            foreach (var reading in (Reading[])[Reading.MinCost, Reading.MinLatency])
            {
                var point = new ExhaustiveSolver().Solve(c.Problem, new() { Reading = reading }).Allocation!;
                if (point.UploaderCount <= c.Problem.MinUploaders)
                    continue;
                var slack = 1e-12 * Evaluator.Evaluate(c.Problem, point).Magnitude;
                foreach (var i in point.Uploaders)
                    Assert.True(c.Problem.UploadCost[i] <= slack, $"{reading}: device {i} uploads at g = {c.Problem.UploadCost[i]:R}");
            }
        },
        Count);

    // Section 3's own example: the better device has the higher g, and without MinUploaders neither would upload.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Property12_DeviceWithPositiveCost_MayBeTheBestWayToMeetMinUploaders(Reading reading)
    {
        var problem = new Problem("", 1, 0, [0, 0], [100, 0.01], [-1, 0.1], [0, 0]);
        Assert.Equal([1], new ExhaustiveSolver().Solve(problem, new() { Reading = reading }).Allocation!.Uploaders.ToArray());
        Assert.Empty(
            new ExhaustiveSolver().Solve(problem.WithMinUploaders(0), new() { Reading = reading }).Allocation!.Uploaders.ToArray());
    }

    // The fleet with a last device like its first but for a and b.
    private static Fleet Twins(Problem problem, double later, double worse)
    {
        ImmutableArray<double> a = [.. problem.ComputeLatency], b = [.. problem.TransmitTime], p = [.. problem.TransmitEnergyWeight];
        return new([.. a, a[0] + later], [.. b, b[0] * worse], [.. p, p[0]], problem.LatencyWeight);
    }
}
