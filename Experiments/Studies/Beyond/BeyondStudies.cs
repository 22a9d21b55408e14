namespace Judba.Experiments.Studies.Beyond;

/// <summary>The studies beyond the paper's figures.</summary>
internal static class BeyondStudies
{
    /// <summary>All, the quick ones first.</summary>
    public static IReadOnlyList<IBeyondStudy> All { get; } =
        [new AlphaStudy(), new FrontierStudy(), new TradeoffStudy(), new Observation2Study(), new ProfilesStudy(), new ScalingStudy()];
}
