using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Running;

/// <summary>Solves that come before the first one that counts: without them it would be timed together with the compiler.</summary>
internal static class WarmUp
{
    // Long enough to compile every path of a solver, short enough for the slow ones.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(200);

    /// <summary>One short solve for every contender in every reading.</summary>
    /// <param name="problem">What they solve.</param>
    /// <param name="contenders">The solvers.</param>
    /// <param name="readings">The readings.</param>
    /// <param name="options">Options of the solves that count; a shorter limit stays.</param>
    public static IEnumerable<SolveJob> Jobs(
        Problem problem, IEnumerable<Contender> contenders, IEnumerable<Reading> readings, SolveOptions options)
    {
        var limit = options.TimeLimit is { } given && given < Limit ? given : Limit;
        return from reading in readings
               from contender in contenders
               select new SolveJob(0, contender, options with { Reading = reading, TimeLimit = limit })
               {
                   Instance = problem.Name,
                   Problem = problem,
                   // A solver may take longer to begin with a large fleet than this limit: that is no reason to leave it behind.
                   WatchedLimit = options.TimeLimit,
                   IsWarmUp = true,
               };
    }
}
