using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Models.Tests.Support;

namespace Judba.Models.Tests;

public sealed class ReductionTests
{
    // M = 2, B = 2 Hz, N0 = 1 W, F = 10 Hz, κ = 0.5, c = 3, c_train = 5, c_tune = 7, c_inf = 11 for 2 samples.
    // Device 0: |D| = 4, f = 2, P = 3, P_I = 0.5, h = 1, α = 1/2, s = 12, λ = 4 (the system's).
    // Device 1: |D| = 6, f = 1, P = 1, P_I = 2, h = 7, α = 1/4, s = 8, λ = 2 (its own).
    private static readonly Problem Round = SampleScenarios.Round().ToProblem();

    // A = (1 − 1/2) + (1 − 1/4).
    [Fact]
    public void ToProblem_LatencyWeight_IsTheSumOfOneMinusAlpha() => Assert.Equal(1.25, Round.LatencyWeight);

    // |D| c/f = 4·3/2 and 6·3/1.
    [Fact]
    public void ToProblem_ComputeLatency_IsCyclesOverFrequency() => Assert.Equal([6, 18], Round.ComputeLatency.ToArray());

    // v = 4·12/4 = 12 over 2·log2(1 + 3); v = 6·8/2 = 24 over 2·log2(1 + 7).
    [Fact]
    public void ToProblem_TransmitTime_IsBitsOverRateOfTheWholeBand()
    {
        Assert.Equal(3, Round.TransmitTime[0], 1e-14);
        Assert.Equal(4, Round.TransmitTime[1], 1e-14);
    }

    [Fact]
    public void ToProblem_TransmitEnergyWeight_IsAlphaTimesPower() => Assert.Equal([1.5, 0.25], Round.TransmitEnergyWeight.ToArray());

    // α κ f² |D| c_tune = ½·½·4·4·7 and ¼·½·1·6·7.
    [Fact]
    public void ToProblem_TuningSaving_IsAlphaTimesTuneEnergy() => Assert.Equal([28, 5.25], Round.TuningSaving.ToArray());

    // Σ α P_I = ½·½ + ¼·2 = 0.75; times |D| c_train/F = 2 and 3.
    [Fact]
    public void ToProblem_UploadCost_IsEverybodysWaitingLessTheSaving() =>
        Assert.Equal([1.5 - 28, 2.25 - 5.25], Round.UploadCost.ToArray());

    // Σ α (e_encode + e_down + e_tune + e_inf): ½ (24 + 0.5 + 56 + 44) + ¼ (9 + 1/log2 22 + 21 + 11).
    [Fact]
    public void ToProblem_Constant_IsTheCostOfNobodyUploading()
    {
        Assert.Equal(0.5 * 124.5 + 0.25 * (41 + 1 / Math.Log2(22)), Round.Constant, 1e-13);
        Assert.Equal(Round.Constant, Evaluator.Evaluate(SampleScenarios.Round(), Allocation.Nobody(2)).Cost, 1e-13);
    }

    [Fact]
    public void ToProblem_Always_CarriesNameAndMinUploaders()
    {
        var problem = SampleScenarios.Round().With("minUploaders", 2).ToProblem();
        Assert.Equal("round", problem.Name);
        Assert.Equal(2, problem.MinUploaders);
        Assert.Throws<ArgumentNullException>(() => ((Scenario)null!).ToProblem());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void ToProblem_AlphaAtAnEnd_DropsTheOtherHalf(double alpha)
    {
        var problem = SampleScenarios.Round().With("energyPreference", alpha).ToProblem();
        Assert.Equal(2 * (1 - alpha), problem.LatencyWeight);
        Assert.Equal([3 * alpha, alpha], problem.TransmitEnergyWeight.ToArray());
        Assert.Equal([56 * alpha, 21 * alpha], problem.TuningSaving.ToArray());
    }

    // log2(1 + x) of a signal far below the noise is x/ln 2; 1 + x would have lost all of it.
    [Theory]
    [InlineData(1e-20)]
    [InlineData(1e-9)]
    [InlineData(1e-3)]
    [InlineData(1e9)]
    public void TransmitTime_AnySignal_KeepsFullPrecision(double gain)
    {
        var scenario = SampleScenarios.Round();
        var device = scenario.Devices[0] with { TransmitPowerW = 1, ChannelGain = gain > 1e6 ? 1e6 : gain };
        var system = scenario.System with { NoisePowerW = gain > 1e6 ? 1e-3 : 1 };
        // ln(1 + x) to the fourth term: the fifth is 2e-13 of the first at x = 1e-3.
        var series = gain * (1 - gain * (1.0 / 2 - gain * (1.0 / 3 - gain / 4)));
        var expected = gain > 1 ? Math.Log2(1 + gain) : series / Math.Log(2);
        Assert.Equal(1, 12 / (2 * expected) / Physics.TransmitTime(system, device), 1e-12);
    }
}
