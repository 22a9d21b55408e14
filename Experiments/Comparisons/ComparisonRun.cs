using Judba.Experiments.Running;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Comparisons;

/// <summary>Runs a comparison: one solve at a time, so that no timing disturbs another.</summary>
internal static class ComparisonRun
{
    // Long enough to compile every path of a solver, short enough for the slow ones.
    private static readonly TimeSpan WarmUpLimit = TimeSpan.FromMilliseconds(200);

    /// <summary>The trials in order; ends early, without the trial that was under way, once <paramref name="stop"/> is set.</summary>
    public static IEnumerable<Trial> Trials(ComparisonPlan plan, CancellationToken stop)
    {
        for (var index = 0; index < plan.Instances.Count && !stop.IsCancellationRequested; index++)
        {
            var loading = Task.Run(plan.Instances[index].Load, CancellationToken.None);
            // A large fleet takes longer to draw than a user should wait: it is abandoned.
            if (!Ended(loading, stop))
                yield break;
            var problem = loading.GetAwaiter().GetResult();
            if (index == 0)
                WarmUp(plan, problem, stop);
            var seed = ScenarioGenerator.Mix(plan.Options.Seed, index);
            foreach (var reading in plan.Readings)
            {
                foreach (var contender in plan.Contenders)
                {
                    var trial = Run(index, problem, contender, plan.Options with { Reading = reading, Seed = seed }, stop);
                    if (stop.IsCancellationRequested)
                        yield break;
                    yield return trial;
                }
            }
        }
    }

    private static bool Ended(Task task, CancellationToken stop)
    {
        try
        {
            Task.WhenAny(task).Wait(stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // Without it the first instance would be timed together with the compiler.
    private static void WarmUp(ComparisonPlan plan, Problem problem, CancellationToken stop)
    {
        var limit = plan.Options.TimeLimit is { } given && given < WarmUpLimit ? given : WarmUpLimit;
        foreach (var reading in plan.Readings)
        {
            foreach (var contender in plan.Contenders)
                Run(0, problem, contender, plan.Options with { Reading = reading, TimeLimit = limit }, stop);
        }
    }

    private static Trial Run(int index, Problem problem, Contender contender, SolveOptions options, CancellationToken stop)
    {
        Verdict? verdict = null;
        string? error = null;
        try
        {
            verdict = CancellableRun.Run(contender.Solver, problem, options, stop);
        }
        catch (SolverDisagreementException e)
        {
            error = e.Message;
        }
#pragma warning disable CA1031 // A defect of one solver, perhaps somebody's plugin, must not cost the results of the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            error = $"Solver '{contender.Specification}' on '{problem.Name}' failed: {e.GetType().Name}: {e.Message}";
        }

        return new(index, problem.Name, contender, options, verdict, error);
    }
}
