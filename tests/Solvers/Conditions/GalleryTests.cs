using Judba.Models;
using Judba.Solvers.Conditions;
using Judba.Solvers.Tests.External;

namespace Judba.Solvers.Tests.Conditions;

/// <summary>Each stored counterexample refutes its statement, and a search finds one again.</summary>
public sealed class GalleryTests
{
    public static TheoryData<string> Names => [.. FalseStatements.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gallery_StoredInstance_RefutesItsStatement(string name)
    {
        var instance = InstanceFile.Read(Path.Combine(ExamplePrograms.RepositoryFolder, "docs", "gallery", name + ".json"));
        var outcome = new ConditionRun(new ExhaustiveSolver(), 1)
            .Replay(ConditionCatalog.Find(name), new(Corner.Ordinary, instance.Problem, instance.Scenario), 1);
        Assert.NotNull(outcome.Failure);
        Assert.InRange(instance.Problem.DeviceCount, 1, 2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Refute_AnyFalseStatement_FindsASmallCounterexample(string name) =>
        Assert.InRange(FalseStatements.Refute(ConditionCatalog.Find(name), count: 300, seed: 5, seeds: 1)!.Case.Problem.DeviceCount, 1, 2);
}
