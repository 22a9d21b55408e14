namespace Judba.Experiments.Statistics;

/// <summary>What the numbers say of a claim.</summary>
internal enum Judgement
{
    /// <summary>It holds, beyond the 95 % band wherever it is about means.</summary>
    Holds,

    /// <summary>It fails somewhere, beyond the band.</summary>
    DoesNotHold,

    /// <summary>It fails nowhere beyond the band, but somewhere lies within it: these runs do not show it.</summary>
    NotShown,
}
