using Judba.Models;
using Judba.Solvers.Conditions;
using Judba.Solvers.Tests.Support;

namespace Judba.Solvers.Tests.Properties;

/// <summary>Property 6 of docs/notation.md section 7: the bandwidth of least cost.</summary>
public sealed class CheapestBandwidthProperties
{
    // The multipliers are steep where the cost is flat: a deadline off by 1e-14 of u is 1e-8 of them where one part in 1e6
    // of the band is free.
    private const double Tolerance = 1e-7;

    private const int Count = 300;

    // min A·T + Σ p b/w, w ≥ b/(T − a) with multipliers ν, Σ w ≤ 1 with μ: stationary in w where ν = μ w²/b − p, in T
    // where Σ ν = A; ν ≥ 0, and ν = 0 for whoever is done before T.
    [Fact]
    public void Property6_CheapestShares_SatisfyTheKktSystem() => Property.ForAll(
        ProblemGenerators.Any(),
        c =>
        {
            var fleet = new Fleet(c.Problem);
            double scale = fleet.LatencyWeight, total = 0;
            for (var i = 0; i < fleet.Count; i++)
            {
                double w = fleet.CheapShare[i], pressure = fleet.Cheap.Price * w / fleet.B[i] * w, nu = pressure - fleet.P[i];
                var y = fleet.Cheap.Offset + (fleet.Cheap.LatestStart - fleet.A[i]);
                var spare = 1 - fleet.B[i] / w / y;
                scale += pressure;
                total += nu;
                Assert.True(spare >= -1e-9, $"device {i} ends late by {-spare:E1} of its time");
                Assert.True(nu >= -Tolerance * fleet.P[i], $"device {i} would pay for less band: {nu:E3}, p = {fleet.P[i]:E3}");
                Assert.True(
                    spare <= Tolerance || Math.Abs(nu) <= Tolerance * pressure,
                    $"device {i} is early by {spare:E1}, yet its multiplier is {nu:E3}");
            }

            Assert.True(
                Math.Abs(total - fleet.LatencyWeight) <= Tolerance * scale, $"multipliers sum to {total:R}, A is {fleet.LatencyWeight:R}");
        },
        1000);

    // 1e-12 of the cost: both are sums of nine positive terms.
    [Fact]
    public void Property6_CheapestShares_CostNoMoreThanEqualFinish() => Property.ForAll(
        ProblemGenerators.Any(),
        c =>
        {
            var fleet = new Fleet(c.Problem);
            Assert.True(fleet.Cheap.Cost <= fleet.Cost(fleet.LeastShare) * (1 + 1e-12));
            Assert.Equal(1, fleet.Cost(fleet.CheapShare) / fleet.Cheap.Cost, 1e-12);
        },
        Count);

    [Fact]
    public void Property6_FreeTransmission_BothReadingsAgree() => Property.ForAll(
        ProblemGenerators.Of([Corner.FreeTransmission], 9),
        c =>
        {
            var fleet = new Fleet(c.Problem);
            Assert.True(fleet.Cheap.IsEqualFinish);
            Assert.Equal(fleet.LeastShare, fleet.CheapShare);
            int[] all = [.. Enumerable.Range(0, fleet.Count)];
            var early = new SetScorer(c.Problem, Reading.MinLatency).Cost(all);
            var cheap = new SetScorer(c.Problem, Reading.MinCost).Cost(all);
            Assert.Equal(early, cheap, 1e-12 * Math.Abs(early) + 1e-12);
        },
        Count);

    // A general method that knows no KKT: whatever shares it tries, none is cheaper (1e-11 of the cost).
    [Fact]
    public void Property6_AnyOtherShares_CostNoLess() => Property.ForAll(
        Cases.WithSeed(),
        drawn =>
        {
            var (c, seed) = drawn;
            var fleet = new Fleet(c.Problem);
            var random = new Random(seed);
            foreach (var distance in (double[])[1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-6])
            {
                for (var repeat = 0; repeat < 10; repeat++)
                {
                    double[] other = [.. fleet.CheapShare.Select(w => w * Math.Exp(distance * (2 * random.NextDouble() - 1)))];
                    var band = other.Sum();
                    other = Array.ConvertAll(other, w => w / band);
                    Assert.True(fleet.Cost(other) >= fleet.Cheap.Cost * (1 - 1e-11), $"{fleet.Cost(other):R} < {fleet.Cheap.Cost:R}");
                }
            }
        },
        Count);

    // Golden section over deadlines, bisection over prices (1e-9 of the cost: golden section sees no finer).
    [Fact]
    public void Property6_EveryCorner_AgreesWithPlainSearch() => Property.ForAll(
        ProblemGenerators.Any(6),
        c =>
        {
            int[] all = [.. Enumerable.Range(0, c.Problem.DeviceCount)];
            foreach (var reading in (Reading[])[Reading.MinCost, Reading.MinLatency])
            {
                var scorer = new SetScorer(c.Problem, reading);
                var evaluation = Evaluator.Evaluate(c.Problem, scorer.Allocate(all));
                Assert.Equal(BruteForce.Cost(c.Problem, reading, all), scorer.Cost(all), 1e-9 * evaluation.Magnitude);
                Assert.True(evaluation.AgreesWith(scorer.Cost(all)));
            }
        },
        Count);
}
