using Judba.Experiments.Text;
using Judba.Learning.Allocator;
using Judba.Models.Problems;
using Judba.Solvers.Learned;
using Judba.Torch;

namespace Judba.Experiments.Studies.Learned;

/// <summary>How far the learned allocator is from the proved optimum, how fast it is, and what its training needs.</summary>
/// <param name="size">How much is run.</param>
/// <param name="seed">Seed of everything random.</param>
/// <param name="threads">Networks trained at a time.</param>
internal sealed class LearnedStudy(LearnedSize size, int seed, int threads) : IStudy
{
    private static readonly AllocatorTasks[] Tasks =
        [AllocatorTasks.Uploads, AllocatorTasks.Uploads | AllocatorTasks.Shares, AllocatorTasks.Uploads | AllocatorTasks.Prices,
            AllocatorTasks.All];

    public string Name => "learned";

    public IReadOnlyList<(string Name, object Value)> Configuration =>
        [("size", size.Name), ("runs", size.Runs), ("seed", seed), ("weights", Weights)];

    private static string Weights => AllocatorWeights.Default.Metadata["identity"];

    /// <summary>Measures. Excesses and trainings, which take long, are kept parts; times are taken anew.</summary>
    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        var excesses = Excesses(context).ToList();
        context.Progress("times");
        var times = LearnedTimes.Alone(size.TimedFleets, seed, context.Stop);
        var batch = LearnedTimes.Batch(size.Batch, seed, context.Stop);
        var warm = LearnedWarmStart.Measure(size.TimedFleets, seed, context.Stop);
        var trainings = Train(context);
        var results = new LearnedResults(
            excesses, times, batch, size.Batch, warm, Tasks: [.. trainings.Take(Tasks.Length)], Data: [.. trainings.Skip(Tasks.Length)]);
        yield return LearnedReport.Of(Name, results);
    }

    private IEnumerable<LearnedExcesses> Excesses(StudyContext context)
    {
        var kept = context.Parts<KeptExcesses>($"{size.Runs} runs, seed {seed}, {Weights}");
        foreach (var fleets in LearnedCase.All)
        {
            foreach (var reading in Enum.GetValues<Reading>())
            {
                var runs = fleets.Runs(size.Runs);
                context.Progress($"{fleets.Law}, M = {fleets.Devices}, {reading.ToWord()}: {runs} fleets");
                var (excesses, right, outside, without) = kept.Get($"excess-{fleets.Law}-{fleets.Devices}-{reading.ToWord()}", () =>
                {
                    var measured = LearnedExcesses.Measure(fleets, reading, runs, seed, context.Stop);
                    return new(measured.Excesses, measured.Right, measured.Outside, measured.Without);
                });
                yield return new(fleets, reading, excesses, right, outside, without);
            }
        }
    }

    // The combinations of tasks come first, then the amounts of labels. All have as many steps, on shards of one folder.
    private IReadOnlyList<AllocatorMeasurement> Train(StudyContext context)
    {
        AllocatorPlan[] plans = [.. Tasks.Select(t => Plan(t, size.Blocks)), .. size.DataBlocks.Select(b => Plan(AllocatorTasks.All, b))];
        plans.MaxBy(p => p.Blocks)!.Label(
            0, 1, threads, (done, all, fleets) => context.Progress($"labels: {done} of {all} shards, {fleets} fleets made"), context.Stop);
        var kept = context.Parts<AllocatorMeasurement>($"{size.Steps} steps, seed {seed}");
        return ParallelStudy.Run(
            plans, plan => kept.Get($"training-{(int)plan.Tasks}-{plan.Blocks}", () => AllocatorMeasurement.Train(plan, context.Stop)),
            threads,
            (done, m) => context.Progress(
                $"{done} of {plans.Length} trainings: {m.Fleets} fleets, {m.Tasks}, {NumberText.Seconds(m.Seconds)}"),
            context.Stop);

        AllocatorPlan Plan(AllocatorTasks told, int blocks) => new()
        {
            Labels = Path.Combine(context.Folder, "labels"),
            Blocks = blocks,
            Tasks = told,
            Options = new() { Epochs = Math.Max(1, size.Steps / blocks), BatchSize = 1, LearningRate = AllocatorPlan.Rate, Seed = seed },
            Device = TorchLibrary.Device("cpu"),
        };
    }
}
