using Judba.Models.Files;
using Judba.Models.Scoring;
using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Catalog;
using Judba.Solvers.Conditions.Gallery;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Exhaustive;
using Judba.Solvers.Tests.External;

namespace Judba.Solvers.Tests.Conditions;

/// <summary>Each stored counterexample refutes its statement, and a search finds one again.</summary>
public sealed class GalleryTests
{
    // The numbers of docs/gallery.md.
    public static TheoryData<string, string> Found => new()
    {
        { "observation-2-is-optimal", "the set of Observation 2 costs 1, the best set 0" },
        { "remark-3-keeps-the-optimum", "the best set with its shortest latency costs 6, the best set with its cheapest shares 5.82843" },
        { "exhaustive-of-another-reading", "exhaustive search in min-latency costs 5.23607, everybody with equal shares 5" },
        { "presolve-unwilling-away", "the best set of devices with g < 0 costs 3, the best set of all 1" },
        { "slower-gets-strictly-more", "the slower device 0 gets 0.5, the faster device 1 0.5" },
        { "share-inverse-to-h-min-latency", "device 0 should get 2 times the share of device 1, and gets 1.585 times: 0.6131 and 0.3869" },
        { "share-inverse-to-h-min-cost", "device 0 should get 2 times the share of device 1, and gets 1.259 times: 0.5573 and 0.4427" },
        { "share-inverse-to-f-min-latency", "device 0 should get 2 times the share of device 1, and gets 1.281 times: 0.5616 and 0.4384" },
        { "share-inverse-to-f-min-cost", "device 0 should get 2 times the share of device 1, and gets 1 times: 0.5 and 0.5" },
    };

    public static TheoryData<string> Names => [.. FalseStatements.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Found))]
    public void Gallery_StoredInstance_RefutesItsStatement(string name, string message)
    {
        var instance = InstanceFile.Read(Path.Combine(ExamplePrograms.RepositoryFolder, "docs", "gallery", name + ".json"));
        var outcome = new ConditionRun(new ExhaustiveSolver(), 1)
            .Replay(ConditionCatalog.Find(name), new(Corner.Ordinary, instance.Problem, instance.Scenario), 1);
        Assert.Equal(message, outcome.Failure?.Message);
        Assert.InRange(instance.Problem.DeviceCount, 1, 2);
    }

    // Every statement has its instance, and its two points differ in what the picture shows.
    [Theory]
    [MemberData(nameof(Names))]
    public void In_StoredInstance_GivesTheTwoPoints(string name)
    {
        var instance = InstanceFile.Read(Path.Combine(ExamplePrograms.RepositoryFolder, "docs", "gallery", name + ".json"));
        var contrast = FalseStatements.In(ConditionCatalog.Find(name), new(Corner.Ordinary, instance.Problem, instance.Scenario))!;
        Evaluation claimed = Evaluator.Evaluate(instance.Problem, contrast.Claimed),
            actual = Evaluator.Evaluate(instance.Problem, contrast.Actual);
        Assert.True(claimed.IsFeasible && actual.IsFeasible);
        Assert.True(contrast.IsAboutLatency ? claimed.CompletionLatency > actual.CompletionLatency : claimed.Cost > actual.Cost);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Refute_AnyFalseStatement_FindsASmallCounterexample(string name) =>
        Assert.InRange(FalseStatements.Refute(ConditionCatalog.Find(name), count: 300, seed: 5, seeds: 1)!.Case.Problem.DeviceCount, 1, 2);
}
