using System.Reflection;
using Judba.Models;
using Judba.Solvers.Conditions;

namespace Judba.Solvers.Tests.Generators;

/// <summary>What the generators really produce: a corner that is never drawn tests nothing.</summary>
public sealed class ProblemGeneratorsTests
{
    private const int Count = 2000;

    private static readonly IReadOnlyList<ProblemCase> Cases = Property.Sample(ProblemGenerators.Any().Generator, Count);

    public static TheoryData<string, double> Shares => new()
    {
        { nameof(NobodyMustUpload), 0.1 },
        { nameof(OneMustUpload), 0.3 },
        { nameof(SomeMustUpload), 0.05 },
        { nameof(AllMustUpload), 0.1 },
        { nameof(OneDevice), 0.1 },
        { nameof(FourDevicesOrMore), 0.4 },
        { nameof(LatencyIsFree), 0.08 },
        { nameof(TransmissionIsFree), 0.08 },
        { nameof(SignsDiffer), 0.2 },
        { nameof(DevicesTie), 0.1 },
        { nameof(StartsDwarfTransmission), 0.05 },
        { nameof(SpansTwelveOrders), 0.05 },
        { nameof(SomebodyUploadsBeyondNeed), 0.3 },
        { nameof(OnlySomeUpload), 0.2 },
        { nameof(ReadingsDiffer), 0.2 },
        { nameof(EqualFinishIsCheapest), 0.2 },
    };

    [Fact]
    public void Any_ManyCases_DrawEveryCorner()
    {
        var least = Count / (double)Enum.GetValues<Corner>().Length * 0.7;
        Assert.All(Enum.GetValues<Corner>(), corner => Assert.True(Cases.Count(c => c.Corner == corner) > least, corner.ToString()));
    }

    [Theory]
    [MemberData(nameof(Shares))]
    public void Any_ManyCases_HaveTheTraitOftenEnough(string trait, double least)
    {
        var method = typeof(ProblemGeneratorsTests).GetMethod(trait, BindingFlags.NonPublic | BindingFlags.Static);
        var has = method!.CreateDelegate<Func<Problem, bool>>();
        var share = Cases.Count(c => has(c.Problem)) / (double)Count;
        Assert.True(share >= least, $"{trait}: {share:P1} of the cases, {least:P0} wanted");
    }

    [Fact]
    public void Shrink_AnyCase_GivesOtherValidCasesThatEnd()
    {
        foreach (var start in Cases.Take(50))
        {
            var smallest = start;
            var steps = 0;
            while (ProblemShrinker.Shrink(smallest).FirstOrDefault() is { } next)
            {
                smallest = next;
                Assert.True(++steps < 100, $"still shrinking: {start}");
            }

            Assert.Equal(1, smallest.Problem.DeviceCount);
            Assert.Equal(0, smallest.Problem.Constant);
        }
    }

    [Fact]
    public void ToString_AnyCase_HoldsEveryNumberInFull()
    {
        var text = new ProblemCase(Corner.Ordinary, new Problem("x", 0.1, -5, [1.0 / 3], [2], [-1e-300 * 1e270], [4], 1, [0.5])).ToString();
        Assert.Equal("Ordinary: new Problem(\"\", 0.1, -5, [0.3333333333333333], [2], [-1E-30], [4], 1, [0.5])", text);
    }

    private static bool NobodyMustUpload(Problem p) => p.MinUploaders == 0;

    private static bool OneMustUpload(Problem p) => p.MinUploaders == 1 && p.DeviceCount > 1;

    private static bool SomeMustUpload(Problem p) => p.MinUploaders > 1 && p.MinUploaders < p.DeviceCount;

    private static bool AllMustUpload(Problem p) => p.MinUploaders == p.DeviceCount;

    private static bool OneDevice(Problem p) => p.DeviceCount == 1;

    private static bool FourDevicesOrMore(Problem p) => p.DeviceCount >= 4;

    private static bool LatencyIsFree(Problem p) => p.LatencyWeight == 0;

    private static bool TransmissionIsFree(Problem p) => p.TransmitEnergyWeight.IndexOfAnyExcept(0) < 0;

    private static bool SignsDiffer(Problem p)
    {
        var g = p.UploadCost.ToArray();
        return g.Min() < 0 && g.Max() > 0;
    }

    private static bool DevicesTie(Problem p)
    {
        var devices = Enumerable.Range(0, p.DeviceCount)
            .Select(i => (p.ComputeLatency[i], p.TransmitTime[i], p.UploadCost[i], p.TransmitEnergyWeight[i]));
        return devices.Distinct().Count() < p.DeviceCount;
    }

    private static bool StartsDwarfTransmission(Problem p) =>
        p.ComputeLatency.ToArray().Max() > 1e10 * p.TransmitTime.ToArray().Max();

    private static bool SpansTwelveOrders(Problem p)
    {
        var numbers = p.TransmitTime.ToArray().Concat(p.TransmitEnergyWeight.ToArray()).Concat(p.UploadCost.ToArray()).Select(Math.Abs);
        var positive = numbers.Where(x => x > 0).ToArray();
        return positive.Max() > 1e12 * positive.Min();
    }

    private static bool SomebodyUploadsBeyondNeed(Problem p) => Best(p, Reading.MinCost).UploaderCount > p.MinUploaders;

    private static bool OnlySomeUpload(Problem p) =>
        Best(p, Reading.MinCost).UploaderCount is var n && n > p.MinUploaders && n < p.DeviceCount;

    private static bool ReadingsDiffer(Problem p)
    {
        double cheap = Cost(p, Reading.MinCost), early = Cost(p, Reading.MinLatency);
        return early - cheap > 1e-4 * Math.Abs(cheap);
    }

    private static bool EqualFinishIsCheapest(Problem p)
    {
        double[] w = new double[p.DeviceCount];
        return p.DeviceCount > 1
            && CostAllocation.Solve(p.ComputeLatency, p.TransmitTime, p.TransmitEnergyWeight, p.LatencyWeight, w).IsEqualFinish;
    }

    private static double Cost(Problem p, Reading reading) => Evaluator.Evaluate(p, Best(p, reading)).Cost;

    private static Allocation Best(Problem p, Reading reading) =>
        new ExhaustiveSolver().Solve(p, new() { Reading = reading, Threads = 1 }).Allocation!;
}
