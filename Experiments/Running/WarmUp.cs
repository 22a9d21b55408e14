using System.Diagnostics;
using System.Runtime;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.External;

namespace Judba.Experiments.Running;

/// <summary>Solves that come before the first one that counts: without them it would be timed together with the compiler.</summary>
/// <remarks>
/// One solve compiles a solver's code, but quickly and not well. The runtime compiles it again twice, once to measure it and once well,
/// each time after thirty calls, which it counts when nothing new was compiled for a tenth of a second, and beside the program. So
/// every solver solves in rounds with pauses between them, until a round has brought nothing new to compile. An external program starts
/// anew for each solve, so that once is enough.
/// </remarks>
internal static class WarmUp
{
    /// <summary>How often each solver solves in each reading at least, unless it is slow.</summary>
    public const int LeastSolves = LeastRounds * Calls;

    /// <summary>
    /// An environment variable. <see cref="Short"/> in it leaves one solve of each solver, for runs whose times do not matter.
    /// </summary>
    public const string Variable = "JUDBA_WARM_UP";

    /// <summary>One solve of each solver in each reading.</summary>
    public const string Short = "short";

    /// <summary>Whether the environment asks for a short one.</summary>
    public static bool IsShort => string.Equals(Environment.GetEnvironmentVariable(Variable), Short, StringComparison.Ordinal);

    // The first round compiles, the second is counted, the third is counted again. A busy machine needs more of them.
    private const int LeastRounds = 3, MostRounds = 12;

    // Methods that other work of the process compiles now and then.
    private const int Stray = 3;

    // The thirty calls that the runtime counts, and a few more.
    private const int Calls = 40;

    // The runtime's tenth of a second, and half as much for the compilation.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    // Long enough to compile every path of a solver, short enough for the slow ones.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(200);

    // What a slow solver gets of a round, in processor time of the process. It solves once at least.
    private static readonly TimeSpan Share = TimeSpan.FromMilliseconds(50);

    // The same in wall time, for solvers that wait more than they compute.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    /// <summary>Short solves of every contender in every reading. Between its rounds the sequence takes its time.</summary>
    /// <param name="problem">What they solve.</param>
    /// <param name="contenders">The solvers.</param>
    /// <param name="readings">The readings.</param>
    /// <param name="options">Options of the solves that count; a shorter limit stays.</param>
    /// <param name="isShort">Whether one solve of each is enough.</param>
    public static IEnumerable<SolveJob> Jobs(
        Problem problem, IEnumerable<Contender> contenders, IEnumerable<Reading> readings, SolveOptions options, bool isShort = false)
    {
        var (leastRounds, mostRounds, calls) = isShort ? (1, 1, 1) : (LeastRounds, MostRounds, Calls);
        var limit = options.TimeLimit is { } given && given < Limit ? given : Limit;
        var turns = (from reading in readings from contender in contenders select (Reading: reading, Contender: contender)).ToList();
        var slow = new HashSet<(Reading, Contender)>();
        for (var (round, isNew) = (0, true); turns.Count > 0 && round < mostRounds && (isNew || round < leastRounds); round++)
        {
            var compiled = JitInfo.GetCompiledMethodCount();
            foreach (var turn in turns)
            {
                var (clock, start, k) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, 0);
                for (; k < calls && (k == 0 || (Environment.CpuUsage.TotalTime - start < Share && clock.Elapsed < Patience)); k++)
                {
                    yield return new SolveJob(0, turn.Contender, options with { Reading = turn.Reading, TimeLimit = limit })
                    {
                        Instance = problem.Name,
                        Problem = problem,
                        // A solver may take longer to begin with a large fleet than this limit: that is no reason to leave it behind.
                        WatchedLimit = options.TimeLimit,
                        IsWarmUp = true,
                    };
                }

                if (k == 1)
                    slow.Add(turn);
            }

            // Whoever took a whole share for one solve is not compiled any better by the next.
            turns.RemoveAll(t => t.Contender.Solver is ExternalSolver || slow.Contains(t));
            if (turns.Count > 0)
                Thread.Sleep(Pause);
            isNew = JitInfo.GetCompiledMethodCount() > compiled + Stray;
        }
    }
}
