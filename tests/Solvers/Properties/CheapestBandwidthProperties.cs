using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Conditions.Generation;
using Judba.Tests.Support;

namespace Judba.Solvers.Tests.Properties;

/// <summary>Property 6 of docs/notation.md section 7 beyond its conditions: to the bit, and against plain search.</summary>
public sealed class CheapestBandwidthProperties
{
    private const int Count = 300;

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
