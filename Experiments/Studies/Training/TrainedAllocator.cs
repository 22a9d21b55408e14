using System.Diagnostics;
using Judba.Experiments.Text;
using Judba.Learning.Allocator;
using Judba.Models.Files;
using Judba.Solvers.Learned;

namespace Judba.Experiments.Studies.Training;

/// <summary>The training of the network of solver <c>learned</c>: labels by the exact solver, then weights.</summary>
/// <param name="plan">What is trained.</param>
/// <param name="place">Where the files go.</param>
internal sealed class TrainedAllocator(AllocatorPlan plan, TrainingPlace place)
{
    private const string Name = "allocator";

    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(5);

    /// <summary>Makes the labels that are missing.</summary>
    /// <param name="part">Which part of them, from 0.</param>
    /// <param name="parts">Number of parts.</param>
    /// <param name="threads">Blocks labelled at a time.</param>
    /// <returns>Wall time [s].</returns>
    /// <exception cref="OperationCanceledException">Stopped. Shards that are done are kept.</exception>
    public double Label(int part, int parts, int threads)
    {
        var clock = Stopwatch.StartNew();
        var last = TimeSpan.Zero;
        plan.Label(
            part, parts, threads,
            (done, all, fleets) =>
            {
                if (done < all && clock.Elapsed - last < ReportEvery)
                    return;
                last = clock.Elapsed;
                place.Progress($"labels: {done} of {all} shards, {fleets} fleets made, {fleets / clock.Elapsed.TotalSeconds:0} fleets/s");
            },
            place.Stop);
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>Trains, and writes weights, description and curve.</summary>
    /// <param name="labelSeconds">Wall time of the labels, for the description [s].</param>
    /// <returns>Excesses on fleets that are not trained on, and the path of the weights.</returns>
    /// <exception cref="InputException">A shard of labels is missing or of others, or there is no checkpoint to go on from.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public (StudyTable Excesses, string Path) Train(double labelSeconds)
    {
        using var run = plan.Start();
        var path = Path.Combine(place.Folder, AllocatorPlan.FileName);
        place.Progress($"{run.Fleets} fleets, {run.Parameters} weights");
        var training = new TrainingRun(run.Training, plan.Identity, place) { EpochEnd = () => run.KeepBest(path) };
        training.Run(run.Score, "validationExcess");
        training.Describe(
            Name, ("blocks", plan.Blocks), ("fleets", run.Fleets), ("seed", plan.Options.Seed), ("parameters", run.Parameters),
            ("validationExcess", run.Training.Curve.Min(e => e.Score)), ("labelSeconds", labelSeconds));
        var laws = run.Report(path).GroupBy(r => r.Law, StringComparer.Ordinal)
            .Select(g => (Law: g.Key, g.First().IsHeldOut, Direct: g.First(r => r.Decoding == Decoding.Direct),
                Guided: g.First(r => r.Decoding == Decoding.Guided)));
        var excesses = StudyTable.Of(
            laws, new("law", l => l.Law), new("used", l => l.IsHeldOut ? "held out" : "to choose the epoch"),
            new("direct: mean excess", l => NumberText.Percent(l.Direct.Mean)),
            new("worst", l => NumberText.Percent(l.Direct.Worst)), new("no ratio", l => l.Direct.Without),
            new("guided: mean excess", l => NumberText.Percent(l.Guided.Mean)), new("worst", l => NumberText.Percent(l.Guided.Worst)),
            new("no ratio", l => l.Guided.Without));
        return (excesses, path);
    }
}
