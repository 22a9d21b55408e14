using Judba.Experiments.Statistics;
using Judba.Experiments.Studies.Table1;
using Judba.Learning.Studies;

namespace Judba.Experiments.Tests.Studies;

/// <summary>The verdicts on Table I, judged from numbers that a test gives.</summary>
public sealed class Table1ResultTests
{
    private static readonly (int Ratio, double Accuracy)[] Rows =
        [(1, 0.90), (4, 0.89), (8, 0.88), (16, 0.87), (32, 0.86), (64, 0.84)];

    // Seeds move all rows up and down together: what counts is the difference within a seed.
    private static readonly double[] Seeds = [-0.05, 0, 0.05];

    [Theory]
    [InlineData(0.82, Judgement.Holds)]
    [InlineData(0.88, Judgement.DoesNotHold)]
    [InlineData(0.86, Judgement.NotShown)]
    internal void Claims_Control_IsComparedSeedBySeedWithItsBand(double control, Judgement expected)
    {
        var claims = Claims(Rows, control);
        Assert.Equal(expected, Claim(claims, "ours: at λ = 32 the autoencoder beats JPEG").Judgement);
        Assert.DoesNotContain(claims, c => c.Text.Contains("λ = 4 the autoencoder", StringComparison.Ordinal));
    }

    [Fact]
    public void Claims_OneSeed_ShowsNothingOfMeans() =>
        Assert.All(Claims(Rows, 0.5, [0]), c => Assert.Equal(Judgement.NotShown, c.Judgement));

    [Theory]
    [InlineData(0.86, Judgement.Holds)]
    [InlineData(0.60, Judgement.DoesNotHold)]
    internal void Claims_AccuracyKeptAtThirtyTwo_IsHeldAgainstThePapers(double accuracy, Judgement expected)
    {
        var claims = Claims([.. Rows.Select(r => r.Ratio == 32 ? r with { Accuracy = accuracy } : r)], 0.5);
        Assert.Equal(expected, Claim(claims, "λ = 32 keeps").Judgement);
        Assert.Equal(expected, Claim(claims, "accuracy falls slowly").Judgement);
        Assert.Equal(Judgement.Holds, Claim(claims, "λ = 32 trains the CNN at least ten times").Judgement);
    }

    // Over a gap a loss is no step's.
    [Fact]
    public void Claims_PartOfTheTable_SayNothingOfItsSteps()
    {
        var claims = Claims([.. Rows.Where(r => r.Ratio is 1 or 32)], 0.5);
        Assert.DoesNotContain(claims, c => c.Text.StartsWith("accuracy falls slowly", StringComparison.Ordinal));
        Assert.Equal(Judgement.Holds, Claim(claims, "λ = 32 keeps").Judgement);
    }

    private static Claim Claim(IEnumerable<Claim> claims, string start) =>
        claims.Single(c => c.Text.StartsWith(start, StringComparison.Ordinal));

    private static List<Claim> Claims((int Ratio, double Accuracy)[] rows, double control, double[]? seeds = null) =>
    [
        .. new Table1Result(
            [.. rows.SelectMany(r => (seeds ?? Seeds).Select((shift, seed) => Row(r.Ratio, seed, r.Accuracy + shift, shift)))],
            [.. (seeds ?? Seeds).Select((shift, seed) =>
                new ControlMeasurement(ControlMeasurement.Jpeg, 32, seed, control + shift + 0.001 * (seed - 1), 30, 0.01))]).Claims(),
    ];

    private static CompressionMeasurement Row(int ratio, int seed, double accuracy, double shift) => new(
        ratio, seed, new(1, 32, 32), new(1, 1, 1), ratio == 1 ? 544_522 : 6_524, accuracy, TrainSeconds: (ratio == 1 ? 100 : 2) + shift,
        TestSeconds: (ratio == 1 ? 10 : 1) + shift, UploadBits: 8192 / ratio, ReconstructionError: 0.01, AutoencoderSeconds: 5);
}
