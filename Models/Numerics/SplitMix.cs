namespace Judba.Models.Numerics;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014): inputs that differ by one bit share
/// nothing in their outputs.
/// </summary>
internal static class SplitMix
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private const ulong FirstFactor = 0xBF58476D1CE4E5B9;
    private const ulong SecondFactor = 0x94D049BB133111EB;

    /// <summary>One step of the generator from a state, and its output.</summary>
    public static ulong Mix(ulong state)
    {
        state += Step;
        state = (state ^ (state >> 30)) * FirstFactor;
        state = (state ^ (state >> 27)) * SecondFactor;
        return state ^ (state >> 31);
    }
}
