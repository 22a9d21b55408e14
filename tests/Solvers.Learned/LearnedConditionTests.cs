using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Catalog;
using Judba.Solvers.Contract;

namespace Judba.Solvers.Learned.Tests;

[Trait("Category", "Conditions")]
public sealed class LearnedConditionTests
{
    [Fact]
    public void Check_Guided_MeetsEveryCondition() => ConditionCases.AssertAllHold(new LearnedSolver(), ConditionCases.Count);

    // Its shares are the network's own, so that in min-cost others may be cheaper, also where latency alone costs.
    [Fact]
    public void Check_Direct_MeetsEveryConditionButTheCheapestShares()
    {
        var run = new ConditionRun(new LearnedSolver(Decoding.Direct), ConditionCases.Count);
        Assert.All(
            ConditionCatalog.OfSolvers.Where(c => c.Subject != ConditionSubject.CheapestBandwidth && c.Name is not "latency-alone"),
            condition => run.Check(condition).ThrowIfViolated());
    }
}
