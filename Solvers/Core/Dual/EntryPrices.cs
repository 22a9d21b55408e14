namespace Judba.Solvers.Dual;

/// <summary>What <see cref="PriceSearch"/> finds out about each entry at one deadline.</summary>
/// <remarks>
/// The caller of a search owns this and hands it in, so that a search allocates nothing. It holds the results of that call until the caller
/// hands it in again.
/// </remarks>
internal sealed class EntryPrices(DualTerms terms)
{
    private readonly int _count = terms.Count;

    /// <summary>Break-even price of each entry, below which it uploads; 0 where it cannot upload or wants to at no price.</summary>
    public ReadOnlySpan<double> BreakEven => PaddedBreakEven.AsSpan(0, _count);

    /// <summary><see cref="BreakEven"/>, filled up to whole vectors. Written by <see cref="PriceSearch"/> alone.</summary>
    internal double[] PaddedBreakEven { get; } = new double[terms.Start.Length];

    /// <summary>
    /// b/y of each entry, the least share with which a device meets the deadline, filled up to whole vectors. It is +∞ for those that must
    /// upload and cannot. Written by <see cref="PriceSearch"/> alone.
    /// </summary>
    internal double[] PaddedShare { get; } = new double[terms.Start.Length];
}
