using Judba.Experiments.Running;
using Judba.Experiments.Sweeps.Design;
using Judba.Experiments.Sweeps.Planning;
using Judba.Experiments.Sweeps.Storage;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.External;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Sweeps;

/// <summary>Does the units of work of a shard that are not recorded yet, one after the other, so that no timing disturbs another.</summary>
/// <remarks>
/// All on the caller's thread: handing each solve to another costs little on an idle machine, and a time slice on a busy one. So it is the
/// caller who leaves it behind where a solver does not stop when asked to.
/// </remarks>
internal sealed class SweepRun(SweepPlan plan, IReadOnlyList<Contender> contenders, CancellationToken stop)
{
    private const int WarmUpDevices = 6;
    private const int LongestMessage = 300;

    // Long enough to compile every path of a solver, short enough for the slow ones.
    private static readonly TimeSpan WarmUpLimit = TimeSpan.FromMilliseconds(200);

    /// <summary>The rows, as they are done; ends early, without the solve that was under way, once the token is set.</summary>
    /// <param name="fleets">The fleets, in order.</param>
    /// <param name="isDone">Whether a unit of work, by <see cref="SweepPlan.Unit"/>, is recorded.</param>
    public IEnumerable<SweepRow> Rows(IEnumerable<int> fleets, Func<int, bool> isDone)
    {
        var isWarm = false;
        SweepPoint? point = null;
        foreach (var fleet in fleets)
        {
            var first = fleet * plan.SolvesPerFleet;
            var units = Enumerable.Range(first, plan.SolvesPerFleet).Where(u => !isDone(u)).ToList();
            if (units.Count == 0)
                continue;
            if (!isWarm)
                WarmUp();
            isWarm = true;
            var (index, instance) = Math.DivRem(fleet, plan.Config.Instances);
            if (point?.Index != index)
                point = plan.Design[index];
            foreach (var row in Solve(point, instance, units.ConvertAll(u => u - first)))
                yield return row;
            if (stop.IsCancellationRequested)
                yield break;
        }
    }

    private IEnumerable<SweepRow> Solve(SweepPoint point, int instance, List<int> units)
    {
        Problem? problem = null;
        var refusal = "";
        try
        {
            problem = point.Draw(plan.Config.Seed, instance);
        }
        catch (InputException e)
        {
            refusal = e.Message;
        }

        var seed = ScenarioGenerator.Mix(plan.Config.Seed, instance);
        foreach (var unit in units)
        {
            var (reading, solver) = Math.DivRem(unit, contenders.Count);
            var options = new SolveOptions
            {
                Reading = plan.Readings[reading],
                RelativeGap = point.Gap,
                TimeLimit = point.TimeLimit,
                Seed = seed,
                Threads = plan.Config.Threads,
            };
            var row = new SweepRow(
                point.Index, instance, contenders[solver].Specification, plan.Config.Readings[reading], seed, SweepStatus.Refused, double.NaN,
                double.NaN, double.NaN, double.NaN, -1, double.NaN, 0, refusal, Environment.MachineName, "");
            if (problem is not null)
                row = Solve(row, contenders[solver].Solver, problem, options);
            if (stop.IsCancellationRequested)
                yield break;
            yield return row with { Finished = DateTimeOffset.UtcNow.ToString("O") };
        }
    }

    // Whatever goes wrong with one solver, perhaps somebody's plugin, is its row and not the end of the sweep.
    private SweepRow Solve(SweepRow row, ISolver solver, Problem problem, SolveOptions options)
    {
        if (problem.DeviceCount > solver.Info.MaxDevices)
            return row with { Status = SweepStatus.TooLarge, Message = $"{problem.DeviceCount} devices are above the {solver.Info.MaxDevices} that it takes." };
        try
        {
            var verdict = Referee.Run(solver, problem, options, stop);
            return row with
            {
                Status = Words.Of(verdict.Result.Termination),
                Cost = verdict.Cost,
                Magnitude = verdict.Evaluation?.Magnitude ?? double.NaN,
                Bound = verdict.Result.Bound,
                CompletionLatency = verdict.Evaluation?.CompletionLatency ?? double.NaN,
                Uploaders = verdict.Result.Allocation?.UploaderCount ?? -1,
                Seconds = verdict.Seconds,
                Evaluations = verdict.Result.Evaluations,
                Message = OneLine(verdict.Result.RawStatus),
            };
        }
#pragma warning disable CA1031 // Whatever a solver throws, perhaps a plugin, is its row and not the end of the sweep.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return row with { Status = SweepStatus.Error, Message = OneLine(e is SolverDisagreementException ? e.Message : $"{e.GetType().Name}: {e.Message}") };
        }
    }

    // Without it the first fleet would be timed together with the compiler.
    private void WarmUp()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.Paper, WarmUpDevices, plan.Config.Seed).ToProblem();
        foreach (var reading in plan.Readings)
        {
            foreach (var contender in contenders.Where(c => c.Solver is not ExternalSolver))
                Solve(new SweepRow(0, 0, "", "", 0, "", 0, 0, 0, 0, 0, 0, 0, "", "", ""), contender.Solver, problem, new SolveOptions { Reading = reading, TimeLimit = WarmUpLimit, Threads = plan.Config.Threads });
        }
    }

    private static string OneLine(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= LongestMessage ? line : line[..LongestMessage] + "…";
    }
}
