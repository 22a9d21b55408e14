using Judba.Experiments.Running;
using Judba.Experiments.Sweeps.Design;
using Judba.Experiments.Sweeps.Planning;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.External;

namespace Judba.Experiments.Sweeps;

/// <summary>The solves of a shard that are not recorded yet.</summary>
internal sealed class SweepJobs(SweepPlan plan, IReadOnlyList<Contender> contenders)
{
    private const int WarmUpDevices = 6;

    /// <summary>The solves, fleet by fleet, after a warm-up. A fleet is drawn when its turn comes.</summary>
    /// <param name="fleets">The fleets, in order.</param>
    /// <param name="isDone">Whether a unit of work, by <see cref="SweepPlan.Unit"/>, is recorded.</param>
    public IEnumerable<SolveJob> Of(IEnumerable<int> fleets, Func<int, bool> isDone)
    {
        var isWarm = false;
        SweepPoint? point = null;
        foreach (var fleet in fleets)
        {
            var first = fleet * plan.SolvesPerFleet;
            var units = Enumerable.Range(first, plan.SolvesPerFleet).Where(u => !isDone(u)).ToList();
            if (units.Count == 0)
                continue;
            foreach (var job in isWarm ? [] : Warm())
                yield return job;
            isWarm = true;
            var (index, instance) = Math.DivRem(fleet, plan.Config.Instances);
            if (point?.Index != index)
                point = plan.Design[index];
            var (problem, refusal) = Draw(point, instance);
            foreach (var unit in units)
                yield return Job(point, fleet, unit - first, problem, refusal);
        }
    }

    private SolveJob Job(SweepPoint point, int fleet, int unit, Problem? problem, string refusal)
    {
        var (reading, solver) = Math.DivRem(unit, contenders.Count);
        return new(fleet, contenders[solver], new SolveOptions
        {
            Reading = plan.Readings[reading],
            RelativeGap = point.Gap,
            TimeLimit = point.TimeLimit,
            Seed = ScenarioGenerator.Mix(plan.Config.Seed, fleet % plan.Config.Instances),
            Threads = plan.Config.Threads,
        })
        {
            Instance = plan.NameOf(fleet),
            Problem = problem,
            Refusal = refusal,
        };
    }

    // Fields that contradict each other are a matter of their fleet alone.
    private (Problem? Problem, string Refusal) Draw(SweepPoint point, int instance)
    {
        try
        {
            return (point.Draw(plan.Config.Seed, instance), "");
        }
        catch (InputException e)
        {
            return (null, e.Message);
        }
    }

    // Programs are started for each solve anyway: there is nothing in them to warm.
    private IEnumerable<SolveJob> Warm() => WarmUp.Jobs(
        ScenarioGenerator.Generate(ScenarioLaw.Paper, WarmUpDevices, plan.Config.Seed).ToProblem(),
        contenders.Where(c => c.Solver is not ExternalSolver),
        plan.Readings,
        new SolveOptions { Threads = plan.Config.Threads },
        WarmUp.IsShort);
}
