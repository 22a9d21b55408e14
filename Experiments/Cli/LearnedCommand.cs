using System.CommandLine;
using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Experiments.Studies;
using Judba.Experiments.Studies.Learned;
using Judba.Learning.Allocator;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Solvers.Learned;
using Judba.Torch;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce learned</c>: how far the learned allocator is from the proved optimum, how fast, and what its training needs.</summary>
internal sealed class LearnedCommand
{
    private readonly Session _session;
    private readonly Option<bool> _quick = new("--quick") { Description = "A smoke version of a minute" };
    private readonly Option<int> _runs = SharedOptions.Whole("--runs", "Fleets of each size and reading; a fifth of it for laws that were not trained on", LearnedSize.Usual.Runs, 2, 1_000_000);
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<int> _threads = SharedOptions.Whole("--threads", "Networks trained at a time", Environment.ProcessorCount, 1, 4096);
    private readonly Option<string?> _out = SharedOptions.Out("Folder for tables, figures and data; without it, a dated one under results");

    private LearnedCommand(Session session) => _session = session;

    public static Command Create(Session session)
    {
        var it = new LearnedCommand(session);
        var command = new Command("learned", "The learned allocator against the proved optimum: gaps, times, batches, warm starts, tasks, data.")
        {
            it._quick, it._runs, it._seed, it._threads, it._out,
        };
        command.SetAction(it.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_quick) && parsed.GetResult(_runs) is { Implicit: false })
            throw new InputException("Option '--quick' sets the number of runs, and so does '--runs'; allowed: one of the two.");
        var start = DateTimeOffset.UtcNow;
        var size = parsed.GetValue(_quick) ? LearnedSize.Quick : LearnedSize.Usual with { Runs = parsed.GetValue(_runs) };
        var seed = parsed.GetValue(_seed);
        var folder = parsed.GetValue(_out) ?? OutputFolder.Dated("learned", start);
        OutputFolder.Create(folder);

        List<LearnedGaps> gaps = [];
        foreach (var fleets in LearnedCase.All)
        {
            foreach (var reading in Enum.GetValues<Reading>())
            {
                _session.Error.WriteLine($"{fleets.Law}, M = {fleets.Devices}, {reading.ToWord()}: {fleets.Runs(size.Runs)} fleets");
                gaps.Add(LearnedGaps.Measure(fleets, reading, fleets.Runs(size.Runs), seed, _session.Stop));
            }
        }

        _session.Error.WriteLine("times");
        var times = LearnedTimes.Alone(size.TimedFleets, seed, _session.Stop);
        var batch = LearnedTimes.Batch(size.Batch, seed, _session.Stop);
        var warm = LearnedWarmStart.Measure(size.TimedFleets, seed, _session.Stop);
        var trainings = Train(size, seed, parsed.GetValue(_threads), folder);
        var results = new LearnedResults(
            gaps, times, batch, size.Batch, warm, [.. trainings.Take(trainings.Count - size.DataBlocks.Count)], [.. trainings.TakeLast(size.DataBlocks.Count)]);
        var claims = LearnedClaims.Judge(results);
        LearnedReport.Write(_session.Output, results, claims);
        LearnedReport.Save(folder, results, claims);
        AtomicFile.Write(Path.Combine(folder, "manifest.json"), StudyManifest.ToJson(
            "reproduce learned",
            json =>
            {
                json.WriteString("size", size.Name);
                json.WriteNumber("runs", size.Runs);
                json.WriteNumber("seed", seed);
                json.WriteString("weights", AllocatorWeights.Default.Metadata["identity"]);
            },
            start));
        FolderReport.Write(folder);
        _session.Output.WriteLine(folder);
        return ExitCode.Done;
    }

    // First the combinations of tasks, then the amounts of labels; all of one length in steps, on shards of one folder.
    private IReadOnlyList<AllocatorMeasurement> Train(LearnedSize size, int seed, int threads, string folder)
    {
        AllocatorTasks[] tasks =
            [AllocatorTasks.Uploads, AllocatorTasks.Uploads | AllocatorTasks.Shares, AllocatorTasks.Uploads | AllocatorTasks.Prices, AllocatorTasks.All];
        AllocatorPlan[] plans = [.. tasks.Select(t => Plan(t, size.Blocks)), .. size.DataBlocks.Select(b => Plan(AllocatorTasks.All, b))];
        plans.MaxBy(p => p.Blocks)!.Label(
            0, 1, threads, (done, all, fleets) => _session.Error.WriteLine($"labels: {done} of {all} shards, {fleets} fleets made"), _session.Stop);
        return ParallelStudy.Run(
            plans, plan => AllocatorMeasurement.Train(plan, _session.Stop), threads,
            (done, m) => _session.Error.WriteLine($"{done} of {plans.Length} trainings: {m.Fleets} fleets, {m.Tasks}, {m.Seconds:0.0} s"), _session.Stop);

        AllocatorPlan Plan(AllocatorTasks told, int blocks) => new()
        {
            Labels = Path.Combine(folder, "labels"),
            Blocks = blocks,
            Tasks = told,
            Options = new() { Epochs = Math.Max(1, size.Steps / blocks), BatchSize = 1, LearningRate = AllocatorPlan.Rate, Seed = seed },
            Device = TorchLibrary.Device("cpu"),
        };
    }
}
