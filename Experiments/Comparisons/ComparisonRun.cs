using Judba.Experiments.Records;
using Judba.Experiments.Running;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Comparisons;

/// <summary>The solves of a comparison.</summary>
internal static class ComparisonRun
{
    /// <summary>
    /// Does every solve and returns the records in order. Ends early, without the solve under way, once the token is set.
    /// </summary>
    /// <param name="plan">The comparison.</param>
    /// <param name="progress">Takes the number of records after each; null for nobody.</param>
    /// <param name="stop">Ends it.</param>
    public static IReadOnlyList<SolveRecord> Records(ComparisonPlan plan, Action<int>? progress, CancellationToken stop)
    {
        var records = new List<SolveRecord>();
        new Runner(stop).Run(Jobs(plan, _ => false), (record, _) =>
        {
            records.Add(record);
            progress?.Invoke(records.Count);
        });
        return records;
    }

    /// <summary>The solves that are not done yet, instance by instance, after a warm-up. An instance is made when its turn comes.</summary>
    /// <param name="plan">The comparison.</param>
    /// <param name="isDone">Whether there is a record of a solve.</param>
    public static IEnumerable<SolveJob> Jobs(ComparisonPlan plan, Func<(int Index, Reading Reading, string Specification), bool> isDone)
    {
        var isWarm = false;
        for (var index = 0; index < plan.Instances.Count; index++)
        {
            var missing = (from reading in plan.Readings
                           from contender in plan.Contenders
                           where !isDone((index, reading, contender.Specification))
                           select (reading, contender)).ToList();
            if (missing.Count == 0)
                continue;
            var source = plan.Instances[index];
            var (problem, scenario) = source.Load();
            foreach (var job in isWarm ? [] : WarmUp.Jobs(problem, plan.Contenders, plan.Readings, plan.Options, WarmUp.IsShort))
                yield return job;
            isWarm = true;
            var seed = ScenarioGenerator.Mix(plan.Options.Seed, index);
            foreach (var (reading, contender) in missing)
            {
                yield return new(index, contender, plan.Options with { Reading = reading, Seed = seed })
                {
                    Instance = source.Name ?? problem.Name,
                    Problem = problem,
                    Scenario = scenario,
                };
            }
        }
    }
}
