using Judba.Experiments.Records;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Running;

/// <summary>One solve to be done.</summary>
/// <param name="Index">Number of the instance in its run, from 0.</param>
/// <param name="Contender">Who solves.</param>
/// <param name="Options">With which options.</param>
internal sealed record SolveJob(int Index, Contender Contender, SolveOptions Options)
{
    /// <summary>Name of the instance.</summary>
    public required string Instance { get; init; }

    /// <summary>The instance; null where there is none, for the reason in <see cref="Refusal"/>.</summary>
    public required Problem? Problem { get; init; }

    /// <summary>The scenario that the problem was made of: records take joules from it. Null where there is none, or nobody asks.</summary>
    public Scenario? Scenario { get; init; }

    /// <summary>Why there is no problem to solve.</summary>
    public string Refusal { get; init; } = "";

    /// <summary>The limit that the runner holds the solver to, in case it does not stop by itself; null for none.</summary>
    public TimeSpan? WatchedLimit { get; init; } = Options.TimeLimit;

    /// <summary>Whether it only prepares the machine for those that follow: it leaves no record.</summary>
    public bool IsWarmUp { get; init; }

    /// <summary>The job as records know it.</summary>
    public SolveTask Task => new()
    {
        Index = Index,
        Instance = Instance,
        Solver = Contender.Participant,
        Reading = Options.Reading,
        RelativeGap = Options.RelativeGap,
        TimeLimit = Options.TimeLimit,
        Seed = Options.Seed,
        Threads = Options.Threads,
    };
}
