using Judba.Models.Numerics;

namespace Judba.Torch;

/// <summary>Seeds that follow from a seed and a place, so that every part of a run has its own and a resumed run the same.</summary>
internal static class Seeds
{
    /// <summary>The seed of a place such as (epoch, step).</summary>
    public static long Of(long seed, params ReadOnlySpan<long> place)
    {
        var mixed = SplitMix.Mix((ulong)seed);
        foreach (var part in place)
            mixed = SplitMix.Mix(mixed ^ (ulong)part);
        // Non-negative, as some generators ask.
        return (long)(mixed >> 1);
    }
}
