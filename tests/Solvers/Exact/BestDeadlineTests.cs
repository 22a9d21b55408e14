using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Dual;
using Judba.Solvers.Exact;

namespace Judba.Solvers.Tests.Exact;

public sealed class BestDeadlineTests
{
    private const double Width = 1e-3;

    // The bound of one deadline is locally least where the search begins: two leaves earlier or later it is not lower.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Find_DrawnFleets_IsALocalLeastOfTheBoundOfOneDeadline(Reading reading)
    {
        for (var k = 0; k < 60; k++)
        {
            var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 5 + 3 * k, 1, k).ToProblem();
            var terms = new DualTerms(DeviceClasses.Alike(problem), reading);
            var counts = new NodeState(terms.Classes).MoveTo(null);
            var prices = new EntryPrices(terms);
            var incumbent = new Incumbent(new SetScorer(problem, reading), new() { Reading = reading });
            var before = incumbent.Cost;
            var range = DeadlineRange.Of(terms, incumbent.Cost);
            var bounding = new NodeBounding(terms);
            var best = new BestDeadline(bounding, new PrimalSets(terms, incumbent)).Find(counts, range, Width, before, prices);

            Assert.InRange(best, range.First, range.Last);
            double Bound(double deadline) => bounding.At(counts, deadline, before, prices).Value;
            var least = Bound(best);
            var rounding = 1e-9 * (Math.Abs(least) + Math.Abs(before));
            Assert.True(least <= Bound(best * (1 - 2 * Width)) + rounding, $"instance {k}: earlier than {best:R} is lower");
            Assert.True(least <= Bound(best * (1 + 2 * Width)) + rounding, $"instance {k}: later than {best:R} is lower");
            Assert.True(incumbent.Cost <= before);
        }
    }
}
