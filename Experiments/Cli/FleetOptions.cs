using System.CommandLine;
using System.Globalization;
using Judba.Experiments.Records;
using Judba.Experiments.Studies.Fleet;

namespace Judba.Experiments.Cli;

/// <summary>Options of the commands that study a fleet of devices.</summary>
internal sealed class FleetOptions
{
    private const double LeastBeta = 0.01, MostBeta = 1e6;
    private const string Iid = "iid";

    private readonly Option<bool> _quick = new("--quick") { Description = "A smoke version on 4,000 images" };
    private readonly Option<int> _seeds = SharedOptions.Whole("--seeds", "Seeds to average over", 3, 1, 1000);
    private readonly Option<int> _uploaders = SharedOptions.Whole("--uploaders", "Devices that upload", 10, 1, 500);
    private readonly Option<int> _others = SharedOptions.Whole("--others", "Devices that do not", 2, 1, 500);
    private readonly Option<double> _beta = Beta();

    private readonly Option<string> _ratio = SharedOptions.Word("--ratio", "Compression ratio λ", "32", "4", "8", "16", "32", "64");
    private readonly Option<string?> _out = SharedOptions.Out("Folder for tables and figures; without it, a dated one under results");

    /// <summary>How classes are dealt to devices: a concentration, infinite for equal mixes.</summary>
    public static Option<double> Beta() => SharedOptions.Number(
        "--beta", "Dirichlet concentration of the classes over devices, the smaller the more unequal, or iid", 0.5, LeastBeta, MostBeta, Iid);

    /// <summary>A concentration in words.</summary>
    public static string Split(double beta) => double.IsInfinity(beta) ? Iid : $"Dirichlet({beta:0.###})";

    /// <summary>Size of the study.</summary>
    public FleetSize Size(ParseResult parsed) => parsed.GetValue(_quick) ? FleetSize.Quick : FleetSize.Standard;

    /// <summary>Number of seeds.</summary>
    public int Seeds(ParseResult parsed) => parsed.GetValue(_seeds);

    /// <summary>Devices that upload.</summary>
    public int Uploaders(ParseResult parsed) => parsed.GetValue(_uploaders);

    /// <summary>Devices that do not.</summary>
    public int Others(ParseResult parsed) => parsed.GetValue(_others);

    /// <summary>Dirichlet concentration.</summary>
    public double Beta(ParseResult parsed) => parsed.GetValue(_beta);

    /// <summary>λ.</summary>
    public int Ratio(ParseResult parsed) => int.Parse(parsed.GetRequiredValue(_ratio), CultureInfo.InvariantCulture);

    /// <summary>The folder, created.</summary>
    public string Folder(ParseResult parsed, string command, DateTimeOffset start)
    {
        var folder = parsed.GetValue(_out) ?? OutputFolder.Dated(command, start);
        OutputFolder.Create(folder);
        return folder;
    }

    /// <summary>Adds these options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_quick);
        command.Add(_seeds);
        command.Add(_uploaders);
        command.Add(_others);
        command.Add(_beta);
        command.Add(_ratio);
        command.Add(_out);
    }
}
