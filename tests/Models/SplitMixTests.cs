using Judba.Models.Numerics;

namespace Judba.Models.Tests;

public sealed class SplitMixTests
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    // The first outputs of the reference implementation (S. Vigna, splitmix64.c) from the state 1234567.
    [Theory]
    [InlineData(0, 6457827717110365317)]
    [InlineData(1, 3203168211198807973)]
    [InlineData(2, 9817491932198370423)]
    public void Mix_StatesOfTheGenerator_GivesItsOutputs(int step, ulong output) =>
        Assert.Equal(output, SplitMix.Mix(unchecked(1234567 + (ulong)step * Step)));
}
