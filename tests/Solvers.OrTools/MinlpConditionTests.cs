using Judba.Solvers.Contract;

namespace Judba.Solvers.OrTools.Tests;

[Trait("Category", "Conditions")]
public sealed class MinlpConditionTests
{
    [Fact]
    public void Check_Minlp_MeetsEveryCondition() => ConditionCases.AssertAllHold(new MinlpSolver(), ConditionCases.SlowCount);
}
