using FsCheck;
using FsCheck.Xunit;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Models.Tests.Support;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Models.Tests;

public sealed class EvaluatorTests
{
    // C = K + Σ (g + p b/w) + A·max(a + b/w).
    private static readonly Problem Three = new("", 2, 10, [1, 2, 9], [0.5, 1, 1], [-3, 4, 100], [6, 0.5, 100]);

    // t = (0.5/0.25, 1/0.5) = (2, 2), T = max(3, 4) = 4: 10 + (−3 + 12) + (4 + 1) + 8 = 32.
    [Fact]
    public void Evaluate_HandMadePoint_CostsWhatTheFormulaSays()
    {
        var evaluation = Evaluator.Evaluate(Three, new Allocation(3, [0, 1], [0.25, 0.5]));
        Assert.Equal(32, evaluation.Cost);
        Assert.Equal(4, evaluation.CompletionLatency);
        Assert.Equal(0.75, evaluation.BandwidthUsed);
        Assert.Equal(10 + 3 + 12 + 4 + 1 + 8, evaluation.Magnitude);
        Assert.True(evaluation.IsFeasible);
    }

    [Fact]
    public void Evaluate_Nobody_CostsTheConstant()
    {
        var evaluation = Evaluator.Evaluate(Three, Allocation.Nobody(3));
        Assert.Equal(10, evaluation.Cost);
        Assert.Equal(0, evaluation.CompletionLatency);
        Assert.Equal(0, evaluation.BandwidthUsed);
        Assert.Equal("0 devices upload; at least 1 must", evaluation.Violation);
        Assert.False(evaluation.IsFeasible);
        Assert.True(Evaluator.Evaluate(new Problem("", 2, 10, [1], [1], [1], [1], 0), Allocation.Nobody(1)).IsFeasible);
    }

    [Fact]
    public void Evaluate_NoShareForAnUploader_IsInfeasibleAndInfinite()
    {
        var evaluation = Evaluator.Evaluate(Three, new Allocation(3, [0, 2], [1, 0]));
        Assert.Equal(double.PositiveInfinity, evaluation.Cost);
        Assert.Equal(
            "device 2 uploads with no share of the band; allowed: shares above 0 for uploaders, and transmissions up to 1E+200 s",
            evaluation.Violation);
        Assert.False(evaluation.AgreesWith(5));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Evaluate_NoShareInEitherSignOfZero_IsInfeasibleInEveryAccount(bool isNegative)
    {
        var share = isNegative ? -0.0 : 0.0;
        var point = new Allocation(3, [0, 2], [1, share]);
        foreach (var reading in (Reading[])[Reading.MinCost, Reading.MinLatency])
        {
            var evaluation = Evaluator.Evaluate(Three, reading, point);
            Assert.Equal((double.PositiveInfinity, false), (evaluation.Cost, evaluation.IsFeasible));
        }

        // Device 0 gives energy no weight, device 1 latency none: 0 times infinity must not make the cost no number.
        var round = SampleScenarios.Round();
        var scenario = new Scenario(
            "", round.System, [round.Devices[0] with { EnergyPreference = 0 }, round.Devices[1] with { EnergyPreference = 1 }]);
        var physical = Evaluator.Evaluate(scenario, new Allocation(2, [0], [share]));
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity), (physical.Cost, physical.CompletionLatency));
        Assert.True(double.IsFinite(physical.Devices[1].Cost));
    }

    // 1e308 + 1e308 overflows, and the compensated sum of it is no number, which no "above 1" catches.
    [Fact]
    public void Evaluate_SharesWhoseSumOverflows_IsInfeasible() => Assert.StartsWith(
        "the shares sum to ", Evaluator.Evaluate(Three, new Allocation(3, [0, 1], [1e308, 1e308])).Violation, StringComparison.Ordinal);

    // A share so small that b/w overflows is as good as none; no finite claim may pass for its cost.
    [Fact]
    public void AgreesWith_CostThatOverflows_IsInfiniteAlone()
    {
        var problem = new Problem("", 1, 0, [0], [1e40], [0], [1]);
        var evaluation = Evaluator.Evaluate(problem, new Allocation(1, [0], [1e-300]));
        Assert.Equal(double.PositiveInfinity, evaluation.Cost);
        Assert.StartsWith("device 0 uploads with a share of 1E-300; allowed: ", evaluation.Violation, StringComparison.Ordinal);
        Assert.False(evaluation.AgreesWith(5));
    }

    // 1 + 1e-9 is the tolerance, as documented.
    [Theory]
    [InlineData(1, true)]
    [InlineData(1 + 9e-10, true)]
    [InlineData(1 + 1.1e-9, false)]
    [InlineData(2, false)]
    public void Evaluate_BandAboveOne_IsInfeasibleBeyondTheTolerance(double share, bool feasible)
    {
        var evaluation = Evaluator.Evaluate(Three, new Allocation(3, [0], [share]));
        Assert.Equal(feasible, evaluation.IsFeasible);
        if (!feasible)
            Assert.StartsWith("the shares sum to ", evaluation.Violation, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_AnotherNumberOfDevices_Throws()
    {
        Assert.Throws<ArgumentException>(() => Evaluator.Evaluate(Three, Allocation.Nobody(2)));
        Assert.Throws<ArgumentException>(() => Evaluator.Evaluate(SampleScenarios.Round(), Allocation.Nobody(3)));
        Assert.Throws<ArgumentNullException>(() => Evaluator.Evaluate((Problem)null!, Allocation.Nobody(2)));
        Assert.Throws<ArgumentNullException>(() => Evaluator.Evaluate((Scenario)null!, Allocation.Nobody(2)));
        Assert.Throws<ArgumentNullException>(() => Evaluator.Evaluate(Three, null!));
        Assert.Throws<ArgumentNullException>(() => Evaluator.Evaluate(SampleScenarios.Round(), null!));
    }

    // 1e-8 of the cost, or 2e-13 of the terms where they cancel.
    [Theory]
    [InlineData(100, 200, 100 + 0.9e-6, true)]
    [InlineData(100, 200, 100 - 1.1e-6, false)]
    [InlineData(0, 1e6, 1.9e-7, true)]
    [InlineData(0, 1e6, 2.1e-7, false)]
    [InlineData(-100, 200, -100 - 0.9e-6, true)]
    [InlineData(100, 200, double.NaN, false)]
    public void AgreesWith_Claim_UsesBothTolerances(double cost, double magnitude, double claim, bool agrees) =>
        Assert.Equal(agrees, new Evaluation(cost, 1, 1, magnitude, null).AgreesWith(claim));

    // Terms of 1e16 that cancel to 1: a plain sum would lose it.
    [Fact]
    public void Evaluate_TermsThatCancel_KeepsTheRest()
    {
        var problem = new Problem("", 0, 0, [0, 0, 0], [1, 1, 1], [1e16, 0, -1e16], [1, 1, 1]);
        Assert.Equal(9, Evaluator.Evaluate(problem, Allocation.EqualShares(3, [0, 1, 2])).Cost, 1e-14);
    }

    // Every term of eq. (1)–(9) for the two devices of the round scenario; device 0 uploads with half of the band.
    [Fact]
    public void Evaluate_RoundScenario_BreaksDownAsByHand()
    {
        var evaluation = Evaluator.Evaluate(SampleScenarios.Round(), new Allocation(2, [0], [0.5]));
        // t_train = 4 · 5/10; t_comp = 4·3/2; v = 4·12/4, rate = 0.5 · 2 · log2(1 + 3·1/1) = 2.
        Assert.Equal(2, evaluation.TrainingTime);
        Assert.Equal(6 + 6, evaluation.CompletionLatency, 1e-14);
        var uploader = evaluation.Devices[0];
        Assert.True(uploader.Uploads);
        Assert.Equal(6, uploader.ComputeLatency);
        Assert.Equal(6, uploader.TransmitLatency, 1e-14);
        Assert.Equal(0.5 * 4 * 12, uploader.EncodeEnergy);
        Assert.Equal(18, uploader.TransmitEnergy, 1e-13);
        Assert.Equal(1, uploader.IdleEnergy);
        // P_rx L / (4 · log2(1 + 3·1/1)) = 0.25 · 16/8.
        Assert.Equal(0.5, uploader.DownloadEnergy, 1e-14);
        Assert.Equal(0, uploader.TuneEnergy);
        Assert.Equal(0.5 * 4 * 2 * 11, uploader.InferenceEnergy);
        Assert.Equal(24 + 18 + 1 + 0.5 + 44, uploader.Energy, 1e-13);
        Assert.Equal(0.5 * 87.5 + 0.5 * 12, uploader.Cost, 1e-13);

        var stays = evaluation.Devices[1];
        Assert.False(stays.Uploads);
        Assert.Equal(18, stays.ComputeLatency);
        Assert.Equal(0, stays.TransmitLatency);
        Assert.Equal(0, stays.TransmitEnergy);
        Assert.Equal(0.5 * 1 * 6 * 3, stays.EncodeEnergy);
        Assert.Equal(4, stays.IdleEnergy);
        Assert.Equal(0.5 * 1 * 6 * 7, stays.TuneEnergy);
        Assert.Equal(0.5 * 1 * 2 * 11, stays.InferenceEnergy);
        // log2(1 + 3·7/1) for the downlink.
        Assert.Equal(0.25 * 16 / (4 * Math.Log2(22)), stays.DownloadEnergy, 1e-14);
        Assert.Equal(evaluation.Devices.Sum(d => d.Cost), evaluation.Cost, 1e-13);
    }

    // Property 16: eq. (1)–(9) summed device by device is C(ρ, w), to 1e-12 of the terms (a dozen roundings each).
    [Property(MaxTest = 500, Replay = "1,11400714819323198485")]
    public void Property16_PhysicalAndCanonical_AreOneCost(PositiveInt scenarioSeed, PositiveInt pointSeed)
    {
        var scenario = SampleScenarios.Random(scenarioSeed.Get * 7919);
        var point = SampleScenarios.RandomPoint(scenario.Devices.Length, pointSeed.Get * 104_729);
        var canonical = Evaluator.Evaluate(scenario.ToProblem(), point);
        var physical = Evaluator.Evaluate(scenario, point);
        Assert.Equal(canonical.CompletionLatency, physical.CompletionLatency, 1e-14 * physical.CompletionLatency);
        Assert.Equal(canonical.Cost, physical.Cost, 1e-12 * canonical.Magnitude);
    }

    // The paper's own scenarios, with everybody uploading.
    [Theory]
    [InlineData(1)]
    [InlineData(18)]
    [InlineData(500)]
    public void Property16_ScenariosOfThePaper_AreOneCost(int devices)
    {
        foreach (var law in ScenarioLaw.All)
        {
            var scenario = ScenarioGenerator.Generate(law, devices, seed: 4);
            var point = Allocation.EqualShares(devices, [.. Enumerable.Range(0, devices)]);
            var canonical = Evaluator.Evaluate(scenario.ToProblem(), point);
            Assert.Equal(canonical.Cost, Evaluator.Evaluate(scenario, point).Cost, 1e-12 * canonical.Magnitude);
        }
    }
}
