using System.CommandLine;
using System.Globalization;
using Judba.Experiments.Studies.Fleet;

namespace Judba.Experiments.Cli;

/// <summary>Options of the commands that study a fleet of devices.</summary>
internal sealed class FleetOptions
{
    private const double LeastBeta = 0.01, MostBeta = 1e6;

    private readonly StudyOptions _study = new();
    private readonly Option<bool> _quick = Quick();
    private readonly Option<int> _seeds = SharedOptions.Whole("--seeds", "Seeds to average over", 3, 1, 1000);
    private readonly Option<int> _uploaders = SharedOptions.Whole("--uploaders", "Devices that upload", 10, 1, 500);
    private readonly Option<int> _others = SharedOptions.Whole("--others", "Devices that do not", 2, 1, 500);
    private readonly Option<double> _beta = Beta();
    private readonly Option<string> _ratio = Ratio();

    /// <summary>The option that names the folder.</summary>
    public Option<string?> Out { get; } = SharedOptions.Out("Folder for tables and figures; without it, a dated one under results");

    /// <summary>Whether it is a smoke version.</summary>
    public static Option<bool> Quick() => new("--quick") { Description = "A smoke version on 4,000 images" };

    /// <summary>How classes are dealt to devices: a concentration, infinite for equal mixes.</summary>
    public static Option<double> Beta() => SharedOptions.Number(
        "--beta", "Dirichlet concentration of the classes over devices, the smaller the more unequal, or iid", 0.5, LeastBeta, MostBeta,
        FleetSetup.Iid);

    /// <summary>λ.</summary>
    public static Option<string> Ratio() => SharedOptions.Word("--ratio", "Compression ratio λ", "32", "4", "8", "16", "32", "64");

    /// <summary>The fleet that the options describe.</summary>
    public FleetSetup Setup(ParseResult parsed, Session session) => Setup(
        parsed, session, _study, parsed.GetValue(_quick), parsed.GetRequiredValue(_ratio)) with
    {
        Uploaders = parsed.GetValue(_uploaders),
        Others = parsed.GetValue(_others),
        Beta = parsed.GetValue(_beta),
        Seeds = [.. Enumerable.Range(_study.Seed(parsed), parsed.GetValue(_seeds))],
        Threads = _study.Threads(parsed),
    };

    /// <summary>A fleet without devices, of one seed.</summary>
    public static FleetSetup Setup(ParseResult parsed, Session session, StudyOptions study, bool isQuick, string ratio)
    {
        var size = FleetSize.Of(isQuick);
        var (plan, publicImages) = size.Plan(study.Data(parsed, session), study.Device(parsed));
        return new(
            size, plan, publicImages, Uploaders: 0, Others: 0, Beta: double.PositiveInfinity,
            Ratio: int.Parse(ratio, CultureInfo.InvariantCulture),
            Seeds: [study.Seed(parsed)], Threads: 1);
    }

    /// <summary>Adds these options, and those of every command that trains networks, to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_quick);
        command.Add(_seeds);
        command.Add(_uploaders);
        command.Add(_others);
        command.Add(_beta);
        command.Add(_ratio);
        command.Add(Out);
        _study.AddTo(command);
    }
}
