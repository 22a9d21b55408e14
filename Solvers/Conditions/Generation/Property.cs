using FsCheck;
using FsCheck.Fluent;
using Judba.Models.Numerics;
using Microsoft.FSharp.Core;

namespace Judba.Solvers.Conditions.Generation;

/// <summary>Runs a check over generated cases: the same ones every time.</summary>
public static class Property
{
    // Any odd increment makes a stream of SplitMix, which FsCheck draws from.
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    /// <summary>Checks <paramref name="count"/> cases; throws with the smallest failing one.</summary>
    /// <param name="cases">The generator, with its shrinker.</param>
    /// <param name="check">Throws where the property does not hold.</param>
    /// <param name="count">Number of cases.</param>
    /// <param name="seed">Seed of the cases.</param>
    public static void ForAll<T>(Arbitrary<T> cases, Action<T> check, int count = 200, ulong seed = 1) => Check.One(
        Config.QuickThrowOnFailure
            .WithMaxTest(count)
            .WithQuietOnSuccess(true)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed, Gamma), FSharpOption<int>.None))),
        Prop.ForAll(cases, check));

    /// <summary>As many cases as asked for, the same ones every time.</summary>
    public static IReadOnlyList<T> Sample<T>(Gen<T> cases, int count, ulong seed = 1)
    {
        Guard.NotNull(cases);
        return cases.Sample(count, new Rnd(seed, Gamma), 50);
    }
}
