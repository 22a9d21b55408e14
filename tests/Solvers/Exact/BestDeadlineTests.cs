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
    private const int Instances = 60;

    // The bound of one deadline is locally least where the search begins: two widths earlier or later it is not lower. The bound has
    // kinks, where the secant may end early, so some miss by less than a thousandth. Nothing but speed depends on it.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Find_DrawnFleets_IsALocalLeastOfTheBoundOfOneDeadline(Reading reading)
    {
        var missed = 0;
        for (var k = 0; k < Instances; k++)
        {
            var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 5 + 3 * k, 1, k).ToProblem();
            var terms = new DualTerms(DeviceClasses.Alike(problem), reading);
            var counts = new NodeState(terms.Classes).MoveTo(null);
            var prices = new EntryPrices(terms);
            var incumbent = new Incumbent(new SetScorer(problem, reading), new() { Reading = reading });
            var before = incumbent.Cost;
            var range = DeadlineRange.Of(terms, incumbent.Cost);
            var stop = new StopSignal(new(), default);
            var sets = new SetMultipliers(terms);
            var bounding = new NodeBounding(terms, sets, stop);
            var search = new BestDeadline(bounding, sets, new PrimalSets(terms, incumbent), stop);
            var best = search.Find(counts, range, Width, before, prices).Deadline;

            Assert.InRange(best, range.First, range.Last);
            double Bound(double deadline) => bounding.At(counts, deadline, before, prices).Value;
            var least = Bound(best);
            var beside = Math.Min(Bound(best * (1 - 2 * Width)), Bound(best * (1 + 2 * Width)));
            missed += beside < least - 1e-9 * Math.Abs(least) ? 1 : 0;
            Assert.True(beside >= least - 1e-3 * Math.Abs(least), $"instance {k}: {least:R} at {best:R}, {beside:R} beside it");
            Assert.True(incumbent.Cost <= before);
        }

        Assert.True(missed <= Instances / 5, $"{missed} of {Instances} are not locally least");
    }
}
