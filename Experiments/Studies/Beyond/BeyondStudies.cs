namespace Judba.Experiments.Studies.Beyond;

/// <summary>The studies beyond the paper's figures: their names, what each is about, and how it is made.</summary>
internal static class BeyondStudies
{
    /// <summary>Names of those that run every solver there is; the others run the paper's schemes and ours.</summary>
    public static IReadOnlyList<string> OfEverySolver { get; } = ["profiles", "scaling"];

    /// <summary>All of them, the quick ones first.</summary>
    public static IReadOnlyList<(string Name, string Summary, Func<BeyondOptions, IStudy> Create)> All { get; } =
    [
        ("alpha", "cost, and the difference of the two readings, against the energy preference α", o => new AlphaStudy(o)),
        ("frontier", "the frontier of energy and latency over α", o => new FrontierStudy(o)),
        ("tradeoff", "computing against communication, and the straggler effect of equal shares (Remark 2)", o => new TradeoffStudy(o)),
        ("observation2", "the price of Observation 2 against the work of fine-tuning", o => new Observation2Study(o)),
        ("profiles", "performance profiles (Dolan and Moré) and a dot for each instance", o => new ProfilesStudy(o)),
        ("scaling", "time and excess against the number of devices, to a million", o => new ScalingStudy(o)),
    ];
}
