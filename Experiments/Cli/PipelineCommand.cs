using System.CommandLine;
using System.Globalization;
using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Experiments.Running;
using Judba.Experiments.Studies.Fleet;
using Judba.Experiments.Studies.Pipeline;
using Judba.Experiments.Text;
using Judba.Learning.Transfer;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Cli;

/// <summary><c>judba pipeline</c>: the paper's five steps end to end, for a fleet with non-iid data.</summary>
internal sealed class PipelineCommand
{
    private static readonly string[] DefaultSolvers = ["exact", "full-upload", "random-upload", "threshold"];

    private readonly Session _session;
    private readonly StudyOptions _study = new(isSingle: true);
    private readonly Option<bool> _quick = new("--quick") { Description = "A smoke version on 4,000 images" };
    private readonly Option<int> _devices = SharedOptions.Whole("--devices", "Devices of the fleet", 12, 2, 500);
    private readonly Option<double> _beta = FleetOptions.Beta();

    private readonly Option<string> _ratio = SharedOptions.Word("--ratio", "Compression ratio λ", "32", "4", "8", "16", "32", "64");
    private readonly Option<string> _strategy = SharedOptions.Word(
        "--autoencoders", "How devices come by their autoencoders", Words.Of(AutoencoderStrategy.Pretrained),
        [.. Enum.GetValues<AutoencoderStrategy>().Select(Words.Of)]);

    private readonly Option<bool> _pretrainEdge = new("--pretrain-edge")
    {
        Description = "The edge pretrains its CNN on the public images and tunes it on uploads, instead of training it on uploads from scratch",
    };

    private readonly Option<string> _scenario = SharedOptions.Scenario();
    private readonly Option<string[]> _solvers = SharedOptions.Repeated(
        "--solvers", "a,b,c", $"Solvers to compare, the first one shown in detail; by default {string.Join(",", DefaultSolvers)}");

    private readonly Option<string[]> _specifications = SharedOptions.Repeated("--solver", "name:key=value", "A solver with options, such as threshold:rounds=1");
    private readonly Option<string[]> _plugin = SharedOptions.Plugin();
    private readonly Option<string[]> _external = SharedOptions.External();
    private readonly Option<string> _reading = SharedOptions.Word("--reading", "Reading of the problem", ReadingWords.MinCost, ReadingWords.MinCost, ReadingWords.MinLatency);
    private readonly Option<string[]> _set = SharedOptions.Set();
    private readonly Option<string?> _out = SharedOptions.Out("Folder for tables and figures; without it, a dated one under results");

    private PipelineCommand(Session session) => _session = session;

    public static Command Create(Session session)
    {
        var it = new PipelineCommand(session);
        var command = new Command("pipeline", "The five steps of the paper: autoencoders, decision and bandwidth, edge training, broadcast and tuning, inference.")
        {
            it._quick, it._devices, it._beta, it._ratio, it._strategy, it._pretrainEdge, it._scenario, it._solvers,
            it._specifications, it._plugin, it._external, it._reading, it._set, it._out,
        };
        it._study.AddTo(command);
        command.SetAction(it.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var start = DateTimeOffset.UtcNow;
        var seed = _study.Seed(parsed);
        var size = parsed.GetValue(_quick) ? FleetSize.Quick : FleetSize.Standard;
        var devices = parsed.GetValue(_devices);
        var ratio = int.Parse(parsed.GetRequiredValue(_ratio), CultureInfo.InvariantCulture);
        var strategy = Enum.GetValues<AutoencoderStrategy>().First(s => string.Equals(Words.Of(s), parsed.GetValue(_strategy), StringComparison.Ordinal));
        var settings = new Settings(parsed.GetValue(_set));
        var named = (parsed.GetValue(_solvers) ?? []).SelectMany(list => list.Split(',')).Concat(parsed.GetValue(_specifications) ?? []).ToList();
        var registry = SolverCatalog.Create(parsed.GetValue(_plugin), parsed.GetValue(_external));
        var contenders = ContenderChoice.Named(registry, named.Count > 0 ? named : DefaultSolvers, devices);
        var (plan, publicImages) = size.Plan(_study.Data(parsed, _session), _study.Device(parsed));
        var folder = parsed.GetValue(_out) ?? OutputFolder.Dated("pipeline", start);
        OutputFolder.Create(folder);

        using var data = FleetData.Deal(plan, publicImages, devices, 0, parsed.GetValue(_beta), seed);
        _session.Error.WriteLine($"step 1: autoencoders of {devices} devices ({Words.Of(strategy)}), {data.Devices.Sum(d => d.Count)} images of {plan.Data.Name}");
        var pretrainEdge = parsed.GetValue(_pretrainEdge);
        using var learner = BadInput.Refuse(
            () => FleetLearner.Prepare(strategy, plan, ratio, data, seed, pretrainEdge, _session.Stop), "Options '--autoencoders' and '--pretrain-edge': ");
        var law = ScenarioLaw.All.First(l => string.Equals(l.Name, parsed.GetValue(_scenario), StringComparison.Ordinal));
        var scenario = settings.Apply(PipelineScenario.Create(law, data, ratio, learner.EdgeParameters, seed));
        var decisions = Decide(scenario, contenders, ReadingWords.Parse(parsed.GetRequiredValue(_reading)), seed, learner);
        var sweep = Sweep(devices, seed, learner);

        PipelineReport.Write(_session.Output, decisions, decisions[0], scenario, sweep);
        PipelineReport.Save(folder, decisions, scenario, sweep);
        PipelineCharts.Save(folder, decisions[0], sweep);
        AtomicFile.Write(Path.Combine(folder, "scenario.json"), InstanceFile.ToJson(scenario));
        AtomicFile.Write(Path.Combine(folder, "manifest.json"), StudyManifest.ToJson(
            "pipeline",
            json =>
            {
                json.WriteString("data", plan.Data.Name);
                json.WriteString("size", size.Name);
                json.WriteNumber("publicImages", publicImages);
                json.WriteNumber("devices", devices);
                json.WriteString("split", FleetOptions.Split(parsed.GetValue(_beta)));
                json.WriteNumber("ratio", ratio);
                json.WriteString("autoencoders", Words.Of(strategy));
                json.WriteBoolean("pretrainEdge", pretrainEdge);
                json.WriteString("scenario", law.Name);
                json.WriteStrings("solvers", contenders.Select(c => c.Specification));
                json.WriteString("reading", parsed.GetRequiredValue(_reading));
                json.WriteNumber("epochs", size.Epochs);
                json.WriteNumber("seed", seed);
            },
            start));
        FolderReport.Write(folder);
        _session.Output.WriteLine(folder);
        return ExitCode.Done;
    }

    private List<PipelineDecision> Decide(Scenario scenario, IReadOnlyList<Contender> contenders, Reading reading, int seed, FleetLearner learner)
    {
        var problem = scenario.ToProblem();
        List<PipelineDecision> decisions = [];
        foreach (var contender in contenders)
        {
            var verdict = Referee.Run(contender.Solver, problem, new SolveOptions { Reading = reading, Seed = seed }, _session.Stop);
            if (verdict.Result.Allocation is not { UploaderCount: > 0 } allocation)
            {
                _session.Error.WriteLine($"{contender.Specification} is left out: it has no point with an uploader ({Words.Of(verdict.Result.Termination)}).");
                continue;
            }

            _session.Error.WriteLine($"steps 2 to 5: {contender.Specification}, {allocation.UploaderCount} of {problem.DeviceCount} devices upload");
            decisions.Add(new(contender.Specification, verdict, Evaluator.Evaluate(scenario, allocation), learner.Learn([.. allocation.Uploaders], _session.Stop)));
        }

        return decisions.Count > 0 ? decisions : throw new InputException("Option '--solvers' names none that finds a point with an uploader; allowed: at least one that does.");
    }

    // 1, 2, 4, … devices and all of them, nested sets in an order that the seed decides.
    private List<(int Uploaders, FleetAccuracy Accuracy)> Sweep(int devices, int seed, FleetLearner learner)
    {
        var order = Enumerable.Range(0, devices).ToArray();
        new Random(seed).Shuffle(order);
        List<(int, FleetAccuracy)> sweep = [];
        for (var count = 1; ; count = Math.Min(2 * count, devices))
        {
            _session.Error.WriteLine($"accuracy with {count} uploaders");
            sweep.Add((count, learner.Learn(order[..count], _session.Stop)));
            if (count == devices)
                return sweep;
        }
    }
}
