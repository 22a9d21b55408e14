namespace Judba.Torch;

/// <summary>Seeds that follow from a seed and a place, so that every part of a run has its own and a resumed run the same.</summary>
internal static class Seeds
{
    // SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
    private const ulong Step = 0x9E3779B97F4A7C15;
    private const ulong FirstFactor = 0xBF58476D1CE4E5B9;
    private const ulong SecondFactor = 0x94D049BB133111EB;

    /// <summary>The seed of a place such as (epoch, step).</summary>
    public static long Of(long seed, params ReadOnlySpan<long> place)
    {
        var mixed = Mix((ulong)seed);
        foreach (var part in place)
            mixed = Mix(mixed ^ (ulong)part);
        // Non-negative, as some generators ask.
        return (long)(mixed >> 1);
    }

    private static ulong Mix(ulong x)
    {
        x += Step;
        x = (x ^ (x >> 30)) * FirstFactor;
        x = (x ^ (x >> 27)) * SecondFactor;
        return x ^ (x >> 31);
    }
}
