using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Exact;
using Judba.Solvers.Learned.Tests.Support;
using Judba.Solvers.Registry;
using Judba.Torch;
using TorchSharp;

namespace Judba.Solvers.Learned.Tests;

public sealed class LearnedSolverTests
{
    private static readonly LearnedSolver[] Solvers = [new(), new(Decoding.Direct)];

    // Property 15, where it is hardest: every decoding, reading and size, and weights of noise, whose outputs overflow.
    [Fact]
    public void Solve_AnyWeights_IsFeasible()
    {
        ISolver[] solvers =
        [
            .. Solvers, new LearnedSolver(Decoding.Guided, Noise(1e30f), Processor.Cpu),
            new LearnedSolver(Decoding.Direct, Noise(1e30f), Processor.Cpu), new LearnedSolver(Decoding.Direct, Noise(1), Processor.Cpu),
        ];
        foreach (var problem in Fleets.Many.SelectMany(p => (Problem[])[p, p.WithMinUploaders(0), p.WithMinUploaders(p.DeviceCount)]))
        {
            foreach (var reading in Fleets.Readings)
                Assert.All(
                    solvers, solver => Assert.True(Referee.Run(solver, problem, new() { Reading = reading }).Evaluation!.IsFeasible));
        }
    }

    [Fact]
    public void Solve_NumbersAtTheEndsOfTheirRange_IsFeasible()
    {
        const double Most = Problem.MaxMagnitude;
        Problem[] problems =
        [
            new("large", Most, Most, [Most, 0], [Most, 1 / Most], [-Most, Most], [Most, 0]),
            new("small", 1 / Most, 0, [0, 1 / Most], [1 / Most, 1 / Most], [-1 / Most, 0], [0, 0]),
            new("energy", 0, 0, [0, 0, 1], [1 / Most, Most, 1], [-1, -Most, 0], [1 / Most, Most, 1]),
        ];
        foreach (var problem in problems)
        {
            foreach (var reading in Fleets.Readings)
                Assert.All(
                    Solvers, solver => Assert.True(Referee.Run(solver, problem, new() { Reading = reading }).Evaluation!.IsFeasible));
        }
    }

    [Fact]
    public void Solve_HundredThousandDevices_IsFeasible()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 100_000, seed: 1).ToProblem();
        Assert.All(Solvers, solver => Assert.True(Referee.Run(solver, problem, new()).Evaluation!.IsFeasible));
    }

    [Fact]
    public void SolveMany_MixedSizes_GivesTheAnswersOfSolve()
    {
        Problem[] problems = [.. Fleets.Many, Fleets.Many.First().WithMinUploaders(7)];
        foreach (var solver in Solvers)
        {
            foreach (var reading in Fleets.Readings)
            {
                var options = new SolveOptions { Reading = reading, Threads = 2 };
                foreach (var (problem, many) in problems.Zip(solver.SolveMany(problems, options)))
                {
                    var one = solver.Solve(problem, options);
                    Assert.Equal(one.Termination, many.Termination);
                    Assert.Equal(one.Objective, many.Objective);
                    Assert.Equal(one.RawStatus, many.RawStatus);
                    Assert.Equal(one.Allocation?.Uploaders.ToArray(), many.Allocation?.Uploaders.ToArray());
                    Assert.Equal(one.Allocation?.BandwidthShare.ToArray(), many.Allocation?.BandwidthShare.ToArray());
                }
            }
        }
    }

    [Fact]
    public void SolveMany_Cancelled_AnswersEveryProblemFeasibly()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Problem[] problems = [.. Fleets.Many];
        foreach (var (problem, result) in problems.Zip(Solvers[0].SolveMany(problems, new(), cancelled.Token)))
        {
            Assert.Equal(Termination.Interrupted, result.Termination);
            Assert.True(Evaluator.Evaluate(problem, result.Allocation!).IsFeasible);
        }
    }

    [Fact]
    public void Solve_CudaWhereThereIsNone_SaysHowToGetIt()
    {
        if (TorchSharp.torch.cuda.is_available())
            return;
        var refusal = Assert.Throws<InputException>(() => new LearnedSolver(device: Processor.Cuda).Solve(Fleets.Many.First(), new()));
        Assert.Contains("-p:Cuda=true", refusal.Message, StringComparison.Ordinal);
    }

    // Property 8, of the prediction itself: the sums of the network are over devices in another order.
    [Fact]
    public void Predict_DevicesRenumbered_RenumbersThePrediction() => ForAll((problem, reading) =>
    {
        int[] order = [.. Enumerable.Range(0, problem.DeviceCount)];
        new Random(5).Shuffle(order);
        Prediction one = Predict(problem, reading), other = Predict(problem.Renumbered(order), reading);
        AssertNear(one.Deadline, other.Deadline);
        AssertNear(one.Price, other.Price);
        for (var i = 0; i < order.Length; i++)
        {
            AssertNear(one.Logits[order[i]], other.Logits[i]);
            AssertNear(one.LogShares[order[i]], other.LogShares[i]);
        }
    });

    // Property 7: seconds become minutes and joules calories, and nothing is decided otherwise.
    [Theory]
    [InlineData(60, 1)]
    [InlineData(1, 1 / 4.184)]
    [InlineData(1e-6, 1e9)]
    public void Predict_OtherUnits_ScalesThePrices(double time, double cost) => ForAll((problem, reading) =>
    {
        Prediction one = Predict(problem, reading), other = Predict(problem.InUnits(time, cost), reading);
        AssertNear(one.Deadline * time, other.Deadline);
        AssertNear(one.Price * cost, other.Price);
        foreach (var (x, y) in one.Logits.Zip(other.Logits).Concat(one.LogShares.Zip(other.LogShares)))
            AssertNear(x, y);
    });

    [Fact]
    public void Solve_ScenarioInTraining_SaysNothingOfIt()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 30, seed: 1).ToProblem();
        Assert.All(Solvers, solver =>
        {
            var result = solver.Solve(problem, new());
            Assert.DoesNotContain("outside training", result.RawStatus, StringComparison.Ordinal);
            Assert.False(result.Statistics.IsOutsideTraining);
            Assert.Equal(1, result.Statistics.Passes);
            Assert.Contains(
                FormattableString.Invariant($"T = {result.Statistics.PredictedDeadline:G4} s"), result.RawStatus, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("wide-range", "outside training: ")]
    [InlineData("wide-range", "trained on")]
    public void Solve_ScenarioFarOutsideTraining_SaysSo(string family, string words)
    {
        var problem = HardFamilies.Create(family, 100);
        Assert.All(Solvers, solver =>
        {
            var result = solver.Solve(problem, new());
            Assert.Contains(words, result.RawStatus, StringComparison.Ordinal);
            Assert.True(result.Statistics.IsOutsideTraining);
        });
    }

    // The figures that the project asks of it, on few fleets; judba reproduce learned measures thousands.
    [Theory]
    [InlineData("paper", 10)]
    [InlineData("paper", 40)]
    [InlineData("paper-scaled", 100)]
    [InlineData("paper-scaled", 1000)]
    public void Solve_PaperScenarios_IsNearTheOptimum(string scenario, int devices)
    {
        var law = ScenarioLaw.All.First(l => string.Equals(l.Name, scenario, StringComparison.Ordinal));
        foreach (var reading in Fleets.Readings)
        {
            var options = new SolveOptions { Reading = reading, Threads = 1 };
            var gaps = Enumerable.Range(0, 20).Select(k =>
            {
                var problem = ScenarioGenerator.Generate(law, devices, seed: 21, k).ToProblem();
                var optimum = new ExactSolver().Solve(problem, options).Bound;
                return Array.ConvertAll(Solvers, s => (s.Solve(problem, options).Objective - optimum) / optimum);
            }).ToList();
            Assert.InRange(gaps.Average(g => g[0]), 0, 1e-4);
            Assert.InRange(gaps.Max(g => g[0]), 0, 5e-3);
            Assert.InRange(gaps.Average(g => g[1]), 0, 1e-2);
        }
    }

    [Fact]
    public void Constructor_UnknownWord_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearnedSolver((Decoding)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearnedSolver(device: (Processor)9));
    }

    internal static AllocatorWeights Noise(float scale)
    {
        using var network = new AllocatorNetwork(3);
        using Scalar factor = scale.ToScalar(), shift = (scale / 10).ToScalar();
        using (torch.no_grad())
        {
            foreach (var (_, value) in network.NamedWeights)
                value.mul_(factor).Accumulate(shift);
        }

        return AllocatorWeights.Of(network, [.. TrainedRange.Names.Select(_ => (0.0, 1.0))]);
    }

    internal static Prediction Predict(Problem problem, Reading reading) =>
        AllocatorWeights.Default.Kernel.Predict(new(problem), reading, new(new(), CancellationToken.None))!;

    private static void ForAll(Action<Problem, Reading> check)
    {
        foreach (var m in (int[])[1, 5, 30, 200])
        {
            foreach (var law in ScenarioLaw.All)
            {
                foreach (var reading in Fleets.Readings)
                    check(ScenarioGenerator.Generate(law, m, seed: 4).ToProblem(), reading);
            }
        }
    }

    // Rounding of 64-bit sums, through a network that may stretch it.
    private static void AssertNear(double expected, double actual) =>
        Assert.Equal(expected, actual, 1e-9 * Math.Max(1, Math.Abs(expected)));
}
