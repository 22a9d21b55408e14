namespace Judba.Experiments.Sweeps.Design;

/// <summary>A field of a random design with its law.</summary>
/// <param name="Field">The field.</param>
/// <param name="Choices">What to choose from, each equally likely; empty for a range.</param>
/// <param name="From">Smallest value of a range.</param>
/// <param name="To">Largest value of a range.</param>
/// <param name="IsLog">Whether the logarithm is uniform, not the value.</param>
internal sealed record SweepAxis(SweepField Field, IReadOnlyList<SweepValue> Choices, double From, double To, bool IsLog)
{
    /// <summary>The value at <paramref name="u"/>, uniform over [0, 1).</summary>
    public SweepValue At(double u)
    {
        if (Choices.Count > 0)
            return Choices[(int)(u * Choices.Count)];
        if (IsLog)
            return new(null, Field.Rounded(From * Math.Pow(To / From, u)));
        // Every whole number of the range equally likely, the ends too.
        return new(null, Field.Quantity!.IsInteger ? Math.Min(To, Math.Floor(From + u * (To - From + 1))) : From + u * (To - From));
    }
}
