using System.CommandLine;
using System.Globalization;
using Judba.Experiments.Records;
using Judba.Experiments.Studies.Training;
using Judba.Learning.Allocator;
using Judba.Models.Files;
using Judba.Torch;

namespace Judba.Experiments.Cli;

/// <summary><c>judba train allocator</c>: labels by the exact solver, then the network of solver <c>learned</c>.</summary>
internal sealed class TrainAllocatorCommand
{
    private const int DefaultBatch = 1;
    private const int DefaultEpochs = 12;
    private const int DefaultBlocks = 1600;

    private readonly Session _session;
    private readonly TrainOptions _train = new(DefaultBatch, AllocatorPlan.Rate, DefaultEpochs);
    private readonly Option<int> _blocks = SharedOptions.Whole("--blocks", "Blocks of labelled fleets, of some 4,096 devices each",
        DefaultBlocks, 1, 1_000_000);
    private readonly Option<int> _patience = SharedOptions.Whole("--patience",
        "Epochs without a better score after which training ends; 0 for never", 4, 0, 100_000);
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<int> _threads = SharedOptions.Whole("--threads", "Blocks labelled at a time", Environment.ProcessorCount, 1,
        4096);
    private readonly Option<string> _device = SharedOptions.Word("--device", "Where the network is computed", "auto", "cpu", "cuda",
        "auto");
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
        var command = new Command("allocator",
            "Trains the network of solver 'learned' on fleets that 'exact' solves: who uploads, with which share, at which prices.")
        {
            it._blocks, it._labels, it._shard, it._patience, it._threads, it._device, it._seed,
        };
        it._train.AddTo(command);
        command.SetAction(it.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (part, parts) = Shard(parsed);
        if (parsed.GetValue(_shard) is not null)
        {
            IdleOptions.RefuseBeside(parsed, _shard, [_patience, _device, .. _train.OfTraining]);
            if (parsed.GetValue(_labels) is not null)
                IdleOptions.RefuseBeside(parsed, _labels, _train.Out);
        }

        var place = _train.Place(parsed, _session, "allocator", "blocks");
        var plan = new AllocatorPlan
        {
            Labels = parsed.GetValue(_labels) ?? Path.Combine(place.Folder, "labels"),
            Blocks = parsed.GetValue(_blocks),
            Options = _train.Training(parsed, parsed.GetValue(_seed)) with { Patience = parsed.GetValue(_patience) },
            Device = TorchLibrary.Device(parsed.GetRequiredValue(_device)),
        };
        OutputFolder.Create(plan.Labels);
        var allocator = new TrainedAllocator(plan, place);
        var labelSeconds = allocator.Label(part, parts, parsed.GetValue(_threads));
        if (parsed.GetValue(_shard) is not null)
        {
            _session.Output.WriteLine(plan.Labels);
            return ExitCode.Done;
        }

        var (excesses, path) = allocator.Train(labelSeconds);
        excesses.Write(_session.Output, _session.OutputWidth);
        _session.Output.WriteLine("Excess: (C − C*)/|C*| over the cost C* that exact found, which is the label. No ratio: answers that do "
            + "not count, as C* is 0, or of another sign than C.");
        _session.Output.WriteLine(path);
        return ExitCode.Done;
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
