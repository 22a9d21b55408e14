using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Judba.Experiments.Records;
using Judba.Experiments.Text;
using Judba.Learning.Allocator;
using Judba.Models.Files;
using Judba.Solvers.Learned;
using Judba.Torch;

namespace Judba.Experiments.Cli;

/// <summary><c>judba train allocator</c>: labels by the exact solver, then the network of solver <c>learned</c>.</summary>
internal sealed class TrainAllocatorCommand
{
    private const int DefaultBatch = 1;
    private const int DefaultEpochs = 12;
    private const int DefaultBlocks = 1600;

    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(5);

    private readonly Session _session;
    private readonly TrainOptions _train = new(DefaultBatch, AllocatorPlan.Rate, DefaultEpochs);
    private readonly Option<int> _blocks = SharedOptions.Whole("--blocks", "Blocks of labelled fleets, of some 4,096 devices each", DefaultBlocks, 1, 1_000_000);
    private readonly Option<int> _patience = SharedOptions.Whole("--patience", "Epochs without a better score after which training ends; 0 for never", 4, 0, 100_000);
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<int> _threads = SharedOptions.Whole("--threads", "Blocks labelled at a time", Environment.ProcessorCount, 1, 4096);
    private readonly Option<string> _device = SharedOptions.Word("--device", "Where the network is computed", "auto", "cpu", "cuda", "auto");
    private readonly Option<string?> _labels = new("--labels")
    {
        Description = "Folder of labels; shards that are there are kept; without it, labels in the folder of '--out'",
        HelpName = "folder",
    };

    private readonly Option<string?> _shard = new("--shard")
    {
        Description = "Makes part i of n of the labels, from 0, and trains nothing",
        HelpName = "i/n",
    };

    private TrainAllocatorCommand(Session session) => _session = session;

    public static Command Create(Session session)
    {
        var it = new TrainAllocatorCommand(session);
        var command = new Command("allocator", "Trains the network of solver 'learned' on fleets that 'exact' solves: who uploads, with which share, at which prices.")
        {
            it._blocks, it._labels, it._shard, it._patience, it._threads, it._device, it._seed,
        };
        it._train.AddTo(command);
        command.SetAction(it.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var start = DateTimeOffset.UtcNow;
        var (part, parts) = Shard(parsed);
        var folder = _train.Folder(parsed, "allocator", start);
        var seed = parsed.GetValue(_seed);
        var plan = new AllocatorPlan
        {
            Labels = parsed.GetValue(_labels) ?? Path.Combine(folder, "labels"),
            Blocks = parsed.GetValue(_blocks),
            Options = _train.Training(parsed, seed) with { Patience = parsed.GetValue(_patience) },
            Device = TorchLibrary.Device(parsed.GetRequiredValue(_device)),
        };
        OutputFolder.Create(plan.Labels);
        var labelSeconds = Label(plan, part, parts, parsed.GetValue(_threads));
        if (parsed.GetValue(_shard) is not null)
        {
            _session.Output.WriteLine(plan.Labels);
            return ExitCode.Done;
        }

        using var run = plan.Start();
        var path = Path.Combine(folder, AllocatorPlan.FileName);
        _session.Error.WriteLine($"{run.Fleets} fleets, {run.Parameters} weights");
        var ended = new TrainingSession(_session, run.Training, folder, plan.Identity) { Unit = "blocks", EpochEnd = () => run.KeepBest(path) }
            .Run(_train.Resume(parsed), run.Score, "validationGap");
        if (!ended)
            return ExitCode.Interrupted;

        var curve = run.Training.Curve;
        AtomicFile.Write(Path.Combine(folder, "allocator.json"), StudyManifest.ToJson(
            "train allocator",
            json =>
            {
                json.WriteString("identity", plan.Identity);
                json.WriteNumber("blocks", plan.Blocks);
                json.WriteNumber("fleets", run.Fleets);
                json.WriteNumber("seed", seed);
                json.WriteNumber("parameters", run.Parameters);
                json.WriteNumber("validationGap", curve.Min(e => e.Score));
                json.WriteNumber("labelSeconds", labelSeconds);
                json.WriteNumber("trainSeconds", curve.Sum(e => e.Seconds));
            },
            start));
        Report(run, path);
        _session.Output.WriteLine(path);
        return ExitCode.Done;
    }

    private double Label(AllocatorPlan plan, int part, int parts, int threads)
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
                _session.Error.WriteLine($"labels: {done} of {all} shards, {fleets} fleets made, {fleets / clock.Elapsed.TotalSeconds:0} fleets/s");
            },
            _session.Stop);
        return clock.Elapsed.TotalSeconds;
    }

    private void Report(AllocatorRun run, string path)
    {
        var rows = run.Report(path).GroupBy(r => r.Law, StringComparer.Ordinal).Select(law =>
        {
            var direct = law.First(r => r.Decoding == Decoding.Direct);
            var guided = law.First(r => r.Decoding == Decoding.Guided);
            return (string[])[law.Key, NumberText.Gap(direct.Mean), NumberText.Gap(direct.Worst), NumberText.Gap(guided.Mean), NumberText.Gap(guided.Worst)];
        });
        TextTable.Write(_session.Output, [["validation law", "direct: mean gap", "worst", "guided: mean gap", "worst"], .. rows]);
    }

    private (int Part, int Parts) Shard(ParseResult parsed)
    {
        if (parsed.GetValue(_shard) is not { } text)
            return (0, 1);
        var halves = text.Split('/');
        if (halves.Length == 2 && int.TryParse(halves[0], NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            && int.TryParse(halves[1], NumberStyles.None, CultureInfo.InvariantCulture, out var parts) && part < parts)
            return (part, parts);
        throw new InputException($"Option '--shard' is '{text}'; allowed: i/n with i from 0 to n − 1, such as 0/4.");
    }
}
