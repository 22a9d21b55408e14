using Judba.Models;
using Judba.Solvers.Conditions;
using Judba.Solvers.Tests.Support;

namespace Judba.Solvers.Tests.Properties;

/// <summary>Properties 1–5 of docs/notation.md section 7: the bandwidth that minimises T.</summary>
/// <remarks>
/// T* is compared by u = T* − max a, which keeps its digits where a is far above b. Newton leaves 1e-14 of u, and a sum of
/// nine terms as much again: 1e-13 is the tolerance wherever one formula is compared with another.
/// </remarks>
public sealed class EqualFinishProperties
{
    private const double Rounding = 1e-13;
    private const int Count = 300;

    [Fact]
    public void Property1_LeastLatency_EverybodyFinishesTogether() => Property.ForAll(
        ProblemGenerators.Any(),
        c =>
        {
            var all = Enumerable.Range(0, c.Problem.DeviceCount).ToArray();
            var point = new SetScorer(c.Problem, Reading.MinLatency).Allocate(all);
            var end = Evaluator.Evaluate(c.Problem, point).CompletionLatency;
            for (var i = 0; i < all.Length; i++)
                Assert.Equal(1, (c.Problem.ComputeLatency[i] + c.Problem.TransmitTime[i] / point.BandwidthShare[i]) / end, Rounding);
        },
        Count);

    [Fact]
    public void Property2_BothReadings_TheBandIsUsedUp() => Property.ForAll(
        ProblemGenerators.Any(),
        c =>
        {
            var fleet = new Fleet(c.Problem);
            Assert.Equal(1, fleet.LeastShare.Sum(), 1e-12);
            Assert.Equal(1, fleet.CheapShare.Sum(), 1e-12);
        },
        Count);

    // Strictly, where the newcomer takes more of the band than rounding.
    [Fact]
    public void Property3_OneMoreUploader_TheLeastLatencyGrows() => Property.ForAll(
        ProblemGenerators.Any(),
        c =>
        {
            var more = new Fleet(c.Problem);
            if (more.Count == 1)
                return;
            for (var i = 0; i < more.Count; i++)
            {
                int[] rest = [.. Enumerable.Range(0, more.Count).Where(k => k != i)];
                var fewer = new Fleet(c.Problem.Renumbered(rest));
                var before = fewer.Least.Offset - (more.Least.LatestStart - fewer.Least.LatestStart);
                Assert.True(
                    more.Least.Offset >= before * (1 - Math.Sign(before) * Rounding),
                    $"without {i}: {before:R}, with: {more.Least.Offset:R}");
                if (more.LeastShare[i] > 1e-9)
                    Assert.True(more.Least.Offset > before, $"without {i}: {before:R}, with: {more.Least.Offset:R}");
            }
        },
        Count);

    [Fact]
    public void Property4_LeastLatency_LiesBetweenOneUploaderWithTheBandAndAllInTurn() => Property.ForAll(
        ProblemGenerators.Any(),
        c =>
        {
            var fleet = new Fleet(c.Problem);
            double[] whole = [.. Enumerable.Repeat(1.0, fleet.Count)];
            Assert.InRange(fleet.Least.Offset, fleet.Offset(whole) * (1 - Rounding), fleet.B.Sum() * (1 + Rounding));
        },
        Count);

    // Far from w* and, where it is easiest to be better, close to it.
    [Fact]
    public void Property5_AnyOtherShares_EndNoEarlier() => Property.ForAll(
        Cases.WithSeed(),
        drawn =>
        {
            var (c, seed) = drawn;
            var fleet = new Fleet(c.Problem);
            var random = new Random(seed);
            foreach (var distance in (double[])[1, 1e-2, 1e-5, 1e-8])
            {
                double[] other = [.. fleet.LeastShare.Select(w => w * Math.Exp(distance * (2 * random.NextDouble() - 1)))];
                var band = other.Sum();
                other = Array.ConvertAll(other, w => w / band);
                Assert.True(
                    fleet.Offset(other) >= fleet.Least.Offset * (1 - Rounding), $"{fleet.Offset(other):R} < {fleet.Least.Offset:R}");
            }
        },
        Count);
}
