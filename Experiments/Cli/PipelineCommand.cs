using System.CommandLine;
using Judba.Experiments.Running;
using Judba.Experiments.Studies.Pipeline;
using Judba.Experiments.Text;
using Judba.Learning.Transfer;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Cli;

/// <summary><c>judba pipeline</c>: the paper's five steps end to end, for a fleet with non-iid data.</summary>
internal sealed class PipelineCommand
{
    private static readonly string[] DefaultSolvers = ["exact", "full-upload", "random-upload", "threshold"];

    private readonly Session _session;
    private readonly StudyOptions _study = new(isSingle: true);
    private readonly Option<bool> _quick = FleetOptions.Quick();
    private readonly Option<int> _devices = SharedOptions.Whole("--devices", "Devices of the fleet", 12, 2, 500);
    private readonly Option<double> _beta = FleetOptions.Beta();

    private readonly Option<string> _ratio = FleetOptions.Ratio();
    private readonly Option<string> _strategy = SharedOptions.Word(
        "--autoencoders", "How devices come by their autoencoders", Words.Of(AutoencoderStrategy.Pretrained),
        [.. Enum.GetValues<AutoencoderStrategy>().Select(Words.Of)]);

    private readonly Option<bool> _pretrainEdge = new("--pretrain-edge")
    {
        Description =
            "The edge pretrains its CNN on the public images and tunes it on uploads, instead of training it on uploads from scratch",
    };

    private readonly Option<string> _scenario = SharedOptions.Scenario();
    private readonly Option<string[]> _solvers = SharedOptions.Repeated(
        "--solvers", "a,b,c", $"Solvers to compare beside those of --plugin and --external, the first one shown in detail; by default "
            + string.Join(",", DefaultSolvers));

    private readonly Option<string[]> _specifications = SharedOptions.Repeated("--solver", "name:key=value",
        "A solver with options, such as threshold:rounds=1");
    private readonly Option<string[]> _plugin = SharedOptions.Plugin();
    private readonly Option<string[]> _external = SharedOptions.External();
    private readonly Option<string> _reading = SharedOptions.Word("--reading", "Reading of the problem", ReadingWords.MinCost,
        ReadingWords.MinCost, ReadingWords.MinLatency);
    private readonly Option<string[]> _set = SharedOptions.Set();
    private readonly Option<string?> _out = SharedOptions.Out("Folder for tables and figures; without it, a dated one under results");

    private PipelineCommand(Session session) => _session = session;

    public static Command Create(Session session)
    {
        var it = new PipelineCommand(session);
        var command = new Command("pipeline",
            "The five steps of the paper: autoencoders, decision and bandwidth, edge training, broadcast and tuning, inference.")
        {
            it._quick, it._devices, it._beta, it._ratio, it._strategy, it._pretrainEdge, it._scenario, it._solvers,
            it._specifications, it._plugin, it._external, it._reading, it._set, it._out,
        };
        it._study.AddTo(command);
        return command.Runs(session, it._out, it.Study);
    }

    private PipelineStudy Study(ParseResult parsed)
    {
        var devices = parsed.GetValue(_devices);
        var settings = new Settings(parsed.GetValue(_set));
        var named = (parsed.GetValue(_solvers) ?? []).SelectMany(list => list.Split(','))
            .Concat(parsed.GetValue(_specifications) ?? []).ToList();
        var (registry, guests) = SolverCatalog.CreateWithGuests(parsed.GetValue(_plugin), parsed.GetValue(_external));
        var (contenders, leftOut) = ContenderChoice.NamedAndGuests(registry, guests, named.Count > 0 ? named : DefaultSolvers, devices);
        foreach (var guest in leftOut)
            _session.Notes.WriteLine($"{guest.Solver} is left out: {guest.Reason}");
        var fleet = FleetOptions.Setup(parsed, _session, _study, parsed.GetValue(_quick), parsed.GetRequiredValue(_ratio)) with
        {
            Uploaders = devices,
            Beta = parsed.GetValue(_beta),
        };
        return new(new PipelineSetup(
            fleet,
            Enum.GetValues<AutoencoderStrategy>().First(s =>
                string.Equals(Words.Of(s), parsed.GetValue(_strategy), StringComparison.Ordinal)),
            parsed.GetValue(_pretrainEdge),
            ScenarioLaw.All.First(l => string.Equals(l.Name, parsed.GetValue(_scenario), StringComparison.Ordinal)),
            settings, contenders, Reading: ReadingWords.Parse(parsed.GetRequiredValue(_reading))));
    }
}
