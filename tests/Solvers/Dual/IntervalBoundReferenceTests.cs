using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Dual;

namespace Judba.Solvers.Tests.Dual;

/// <summary>The vectors of <see cref="IntervalBound"/> against the plain loop that says what they compute.</summary>
public sealed class IntervalBoundReferenceTests
{
    // Sums in another order, and the tangents of the one against the search of the other for the least value of the convex part.
    private const double Tolerance = 1e-5;

    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void At_AnyInterval_IsThePlainLoop(Reading reading)
    {
        var random = new Random(11);
        for (var k = 0; k < 300; k++)
        {
            var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 1 + random.Next(40), 1, k).ToProblem();
            problem = problem.WithMinUploaders(random.Next(problem.DeviceCount + 1));
            var terms = new DualTerms(problem, reading);
            int[] lower = new int[terms.Count], upper = new int[terms.Count];
            for (var i = 0; i < terms.Count; i++)
            {
                lower[i] = random.Next(10) == 0 ? 1 : 0;
                upper[i] = lower[i] + random.Next(3);
            }

            var counts = new UploaderCounts(lower, upper);
            var reward = random.Next(3) == 0 ? 10 * random.NextDouble() : 0;
            var from = 10 * random.NextDouble();
            var to = from * (1 + 0.05 * random.NextDouble());
            var price = Math.Pow(10, 6 * random.NextDouble() - 1);
            var expected = Reference(terms, counts, (from, to), new(price, reward));
            var actual = new IntervalBound(terms).At(counts, from, to, new(price, reward)).Value;
            if (double.IsInfinity(expected))
                Assert.Equal(expected, actual);
            else
                Assert.InRange(
                    actual, expected - Tolerance * (Math.Abs(expected) + price), expected + 1e-12 * (Math.Abs(expected) + price));
        }
    }

    private static double Reference(DualTerms terms, UploaderCounts counts, (double From, double To) deadlines, Multipliers multipliers)
    {
        var (from, to) = deadlines;
        for (var i = 0; i < terms.Count; i++)
            from = counts.Lower[i] > 0 ? Math.Max(from, terms.Start[i] + terms.TransmitTime[i]) : from;
        if (from > to)
            return double.PositiveInfinity;
        var own = 0.0;
        var convex = new List<(int Entry, int Devices)>();
        var rest = new List<double>();
        var counted = 0;
        for (var i = 0; i < terms.Count; i++)
        {
            double b = terms.TransmitTime[i], y1 = Math.Max(from - terms.Start[i], b), y2 = to - terms.Start[i];
            if (y2 < b)
                continue;
            var may = counts.Upper[i] - counts.Lower[i];
            var wanted = from - terms.Start[i] >= b && terms.Value(i, y1, multipliers) <= 0 && terms.Value(i, y2, multipliers) <= 0;
            convex.Add((i, wanted ? counts.Upper[i] : counts.Lower[i]));
            counted += convex[^1].Devices;
            for (var device = 0; !wanted && device < may; device++)
                rest.Add(terms.Least(i, y1, y2, multipliers));
        }

        rest.Sort();
        foreach (var least in rest)
        {
            if (least >= 0 && counted >= terms.Problem.MinUploaders)
                break;
            own += least;
            counted++;
        }

        if (counted < terms.Problem.MinUploaders)
            return double.PositiveInfinity;
        double At(double t) => terms.Problem.LatencyWeight * t
            + convex.Where(c => c.Devices > 0).Sum(c => c.Devices * terms.Value(c.Entry, t - terms.Start[c.Entry], multipliers));
        double low = from, high = to;
        for (var step = 0; step < 200; step++)
        {
            double left = low + (high - low) / 3, right = high - (high - low) / 3;
            (low, high) = At(left) < At(right) ? (low, right) : (left, high);
        }

        return terms.Constant + multipliers.Reward * terms.Problem.MinUploaders - multipliers.Price + own + Math.Min(
            At(low), Math.Min(At(from), At(to)));
    }
}
