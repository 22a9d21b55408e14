using Judba.Models.Problems;
using Judba.Solvers.Learned;

namespace Judba.Learning.Allocator;

/// <summary>
/// A small training of the allocator, measured on fleets that it was not trained on. It has no early stop that these could decide.
/// </summary>
/// <param name="Tasks">What the network was told.</param>
/// <param name="Fleets">Labelled fleets that it saw.</param>
/// <param name="DirectMinCost">Mean excess of direct answers in min-cost, shares by the network; each cut at a tenth.</param>
/// <param name="DirectMinLatency">The same in min-latency, where the set alone is the network's.</param>
/// <param name="Guided">Mean excess of guided answers, both readings.</param>
/// <param name="Seconds">Processor time of the training.</param>
internal sealed record AllocatorMeasurement(
    AllocatorTasks Tasks, int Fleets, double DirectMinCost, double DirectMinLatency, double Guided, double Seconds)
{
    /// <summary>Trains and measures.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static AllocatorMeasurement Train(AllocatorPlan plan, CancellationToken stop)
    {
        using var run = plan.Start();
        if (!run.Training.Run(hooks: null, stop))
            throw new OperationCanceledException("The training was stopped.", stop);
        var direct = run.Excesses(Decoding.Direct).GroupBy(g => g.Reading).ToDictionary(g => g.Key, g => g.Average(x => x.Excess));
        return new(
            plan.Tasks, run.Fleets, direct[Reading.MinCost], direct[Reading.MinLatency],
            run.Excesses(Decoding.Guided).Average(g => g.Excess), run.Training.Curve.Sum(e => e.Seconds));
    }
}
