using FsCheck;
using FsCheck.Fluent;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Tests.Support;

/// <summary>Generated problems with a seed for whatever else a check draws.</summary>
public static class Cases
{
    public static Arbitrary<(ProblemCase, int)> WithSeed(int maxDevices = 9) => WithSeed(Enum.GetValues<Corner>(), maxDevices);

    public static Arbitrary<(ProblemCase, int)> WithSeed(IReadOnlyCollection<Corner> corners, int maxDevices = 9) =>
        Arb.Zip(ProblemGenerators.Of(corners, maxDevices), Arb.From(Gen.Choose(0, 1 << 30)));
}
