using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Baselines;

namespace Judba.Solvers.Tests.Baselines;

public sealed class BaselineSolversTests
{
    private static readonly Problem Hundred = ScenarioGenerator.Generate(ScenarioLaw.Paper, 100, seed: 1).ToProblem();

    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void FullUpload_BothReadings_KeepsEqualShares(Reading reading)
    {
        var result = new FullUploadSolver().Solve(Hundred, new() { Reading = reading });
        Assert.Equal(100, result.Allocation!.UploaderCount);
        Assert.All(result.Allocation.BandwidthShare.ToArray(), w => Assert.Equal(0.01, w));
        Assert.True(new FullUploadSolver().Info.KeepsOwnBandwidth);
    }

    // Each uploads with probability ½: 50 ± 5 of 100, so 20 to 80 for any seed that anybody will ever see.
    [Fact]
    public void RandomUpload_ManySeeds_UploadsHalf()
    {
        var counts = Enumerable.Range(0, 200).Select(seed => Uploaders(Hundred, seed).Length).ToArray();
        Assert.All(counts, n => Assert.InRange(n, 20, 80));
        Assert.InRange(counts.Average(), 48, 52);
    }

    [Fact]
    public void RandomUpload_AnotherSeed_AnswersOtherwise() => Assert.NotEqual(Uploaders(Hundred, 1), Uploaders(Hundred, 2));

    // Everybody is as likely to be drawn to meet MinUploaders.
    [Fact]
    public void RandomUpload_MinUploaders_IsToppedUpEvenly()
    {
        var problem = new Problem("", 1, 0, [0, 0, 0], [1, 1, 1], [0, 0, 0], [0, 0, 0], 2);
        var times = new int[3];
        for (var seed = 0; seed < 600; seed++)
        {
            foreach (var i in Uploaders(problem, seed))
                times[i]++;
        }

        // 600 draws of 0.71 each: a standard deviation of 11, and a difference of two of 16.
        Assert.True(times.Sum() >= 1200);
        Assert.InRange(times.Max() - times.Min(), 0, 90);
    }

    private static int[] Uploaders(Problem problem, int seed) =>
        new RandomUploadSolver().Solve(problem, new() { Seed = seed }).Allocation!.Uploaders.ToArray();
}
