using Judba.Experiments.Comparisons;
using Judba.Experiments.Records;
using Judba.Models.Problems;

namespace Judba.Experiments.Tests.Support;

/// <summary>Records as if solvers had been run, with numbers that a test can reckon with.</summary>
internal static class SampleRecords
{
    public static Participant Solver(string name, bool keepsOwnBandwidth = false) => new(name, name.Split(':')[0], "1", keepsOwnBandwidth);

    public static SolveTask Task(int index, Participant solver, Reading reading = Reading.MinCost) => new()
    {
        Index = index,
        Instance = $"fleet-{index}",
        Solver = solver,
        Reading = reading,
        RelativeGap = 1e-6,
        TimeLimit = null,
        Seed = 7,
        Threads = 2,
    };

    /// <summary>A solve that ended with a point.</summary>
    public static SolveRecord Point(SolveTask task, double cost, double seconds, double bound = double.NaN) =>
        SolveRecord.Without(task, double.IsNaN(bound) ? SolveStatus.Completed : SolveStatus.Optimal, "words") with
        {
            Objective = cost,
            Bound = bound,
            Magnitude = Math.Abs(cost),
            UploaderCount = 2,
            Uploads = [0, 3],
            BandwidthShare = [0.25, 0.75],
            CompletionLatency = 1.5,
            Seconds = seconds,
            Evaluations = 12,
        };

    public static SolveRecord Failed(SolveTask task, SolveStatus status = SolveStatus.Error, double seconds = double.NaN) =>
        SolveRecord.Without(task, status, "Boom: it broke") with { Seconds = seconds };

    public static ComparisonSetup Setup(int instances, params Participant[] solvers) => new()
    {
        Solvers = solvers,
        LeftOut = [],
        Readings = [Reading.MinCost],
        InstanceCount = instances,
        RelativeGap = 1e-6,
        TimeLimit = null,
    };
}
