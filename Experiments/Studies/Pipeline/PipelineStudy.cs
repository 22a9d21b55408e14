using Judba.Experiments.Studies.Fleet;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Studies.Pipeline;

/// <summary>The paper's five steps end to end, for a fleet with data of unequal mixes.</summary>
internal sealed class PipelineStudy(PipelineSetup setup) : IStudy
{
    private readonly FleetSetup _fleet = setup.Fleet;

    public string Name => "pipeline";

    public string Command => Name;

    public IReadOnlyList<(string Name, object Value)> Configuration =>
    [
        ("data", _fleet.Plan.Data.Name), ("size", _fleet.Size.Name), ("publicImages", _fleet.PublicImages), ("devices", _fleet.Uploaders),
        ("split", _fleet.Split), ("ratio", _fleet.Ratio), ("autoencoders", Words.Of(setup.Strategy)), ("pretrainEdge", setup.PretrainEdge),
        ("scenario", setup.Law.Name), ("solvers", setup.Contenders.Select(c => c.Specification).ToList()),
        ("reading", setup.Reading.ToWord()),
        ("epochs", _fleet.Size.Epochs), ("seed", setup.Seed),
    ];

    /// <inheritdoc/>
    /// <exception cref="InputException">No solver has a point with an uploader, or the strategy gives the edge nothing to pretrain
    /// with.</exception>
    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        using var data = _fleet.Deal(setup.Seed);
        using var learner = new KeptLearner(setup, context, data);
        var scenario = setup.Settings.Apply(PipelineScenario.Create(setup.Law, data, _fleet.Ratio, learner.EdgeParameters, setup.Seed));
        var decisions = Decide(scenario, learner, context);
        yield return PipelineReport.Of(Name, scenario, decisions, Sweep(learner, context));
    }

    private List<PipelineDecision> Decide(Scenario scenario, KeptLearner learner, StudyContext context)
    {
        var problem = scenario.ToProblem();
        List<PipelineDecision> decisions = [];
        foreach (var contender in setup.Contenders)
        {
            var verdict = Referee.Run(contender.Solver, problem, new SolveOptions { Reading = setup.Reading, Seed = setup.Seed },
                context.Stop);
            if (verdict.Result.Allocation is not { UploaderCount: > 0 } allocation)
            {
                context.Progress($"{contender.Specification} is left out: "
                    + $"it has no point with an uploader ({Words.Of(verdict.Result.Termination)}).");
                continue;
            }

            context.Progress($"steps 2 to 5: {contender.Specification}, "
                + $"{allocation.UploaderCount} of {problem.DeviceCount} devices upload");
            decisions.Add(new(contender.Specification, verdict, Evaluator.Evaluate(scenario, allocation),
                learner.Learn([.. allocation.Uploaders])));
        }

        return decisions.Count > 0
            ? decisions
            : throw new InputException(
                "Option '--solvers' names none that finds a point with an uploader; allowed: at least one that does.");
    }

    // 1, 2, 4, … devices and then all of them: nested sets in orders that the seed decides.
    private List<SweepPoint> Sweep(KeptLearner learner, StudyContext context)
    {
        List<SweepPoint> sweep = [];
        for (var order = 0; order < SweepPoint.Orders; order++)
        {
            var devices = Enumerable.Range(0, _fleet.Uploaders).ToArray();
            new Random(ScenarioGenerator.Mix(setup.Seed, order)).Shuffle(devices);
            foreach (var count in Counts())
            {
                context.Progress($"accuracy with {count} uploaders, order {order + 1} of {SweepPoint.Orders}");
                sweep.Add(new(order, count, learner.Learn(devices[..count])));
            }
        }

        return sweep;
    }

    private IEnumerable<int> Counts()
    {
        for (var count = 1; count < _fleet.Uploaders; count *= 2)
            yield return count;
        yield return _fleet.Uploaders;
    }
}
