using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Catalog;
using Judba.Solvers.Greedy;
using Xunit;

namespace Judba.Examples.ConditionsTest;

public sealed class MySolverTests
{
    public static TheoryData<string> Names => [.. ConditionCatalog.OfSolvers.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void MySolver_Condition_Holds(string name) =>
        new ConditionRun(new GreedySolver(), count: 100).Check(ConditionCatalog.Find(name)).ThrowIfViolated();
}
