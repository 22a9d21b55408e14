using Judba.Learning.Allocator;
using Judba.Learning.Training;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Exact;
using Judba.Tests.Support;
using Judba.Torch;

namespace Judba.Learning.Tests.Allocator;

public sealed class AllocatorTrainingTests
{
    private const int Blocks = 3;

    [Fact]
    public void Create_SameSeed_GivesTheSameLabels()
    {
        LabelBlock one = LabelBlock.Create(7, 5), other = LabelBlock.Create(7, 5), next = LabelBlock.Create(7, 6);
        Assert.Equal(one.Devices, other.Devices);
        Assert.Equal(one.Fleets, other.Fleets);
        Assert.NotEqual(one.Reading, next.Reading);
        Assert.DoesNotContain(one.DeviceCount, LabelBlock.SizesLeftOut);
    }

    [Fact]
    public void Create_AnyBlock_SharesSumToOne()
    {
        for (var number = 0; number < 4; number++)
        {
            var block = LabelBlock.Create(3, number);
            for (var f = 0; f < block.FleetCount; f++)
            {
                var shares = Enumerable.Range(0, block.DeviceCount)
                    .Sum(i => (double)block.Devices[(f * block.DeviceCount + i) * LabelBlock.DeviceColumns + 4]);
                Assert.Equal(block.Fleets[f * LabelBlock.FleetColumns + 5], shares, 1e-5);
            }
        }
    }

    // The prices of an optimum explain it: μ Σ b/y² = A + Σ p where all finish together, and φ < 0 for those who upload by themselves.
    [Fact]
    public void Of_OptimumOfMinLatency_SatisfiesItsConditions()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var problem = new NormalisedProblem(ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 40, seed).ToProblem());
            var point = new ExactSolver().Solve(problem.Problem, new() { Reading = Reading.MinLatency }).Allocation!;
            var (deadline, price, reward) = OptimalPrices.Of(problem, Reading.MinLatency, point);
            double load = 0, steepness = 0, weight = problem.Alpha;
            foreach (var i in point.Uploaders)
            {
                var y = deadline - problem.A[i];
                load += problem.B[i] / y;
                steepness += problem.B[i] / (y * y);
                weight += problem.P[i];
            }

            Assert.Equal(1, load, 1e-9);
            Assert.Equal(1, price * steepness / weight, 1e-9);
            Assert.Equal(0, reward);
        }
    }

    [Fact]
    public void Label_PartsThenWhole_KeepsWhatIsThere()
    {
        using var folder = new TemporaryFolder();
        var plan = Plan(folder.Path) with { Blocks = LabelFolder.ShardBlocks + 1 };
        var labels = new LabelFolder(folder.Path, plan.Options.Seed, plan.Blocks);
        plan.Label(1, 2, 2, (_, _, _) => { }, CancellationToken.None);
        var file = Assert.Single(Directory.GetFiles(folder.Path));
        var time = File.GetLastWriteTimeUtc(file);
        Assert.Contains("cannot be read", Assert.Throws<InputException>(labels.Read).Message, StringComparison.Ordinal);
        plan.Label(0, 1, 2, (_, _, _) => { }, CancellationToken.None);
        Assert.Equal(time, File.GetLastWriteTimeUtc(file));
        Assert.Equal(plan.Blocks, labels.Read().Count);
        var other = new LabelFolder(folder.Path, plan.Options.Seed + 1, plan.Blocks);
        Assert.Contains("holds labels of", Assert.Throws<InputException>(other.Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Label_Stopped_ThrowsAndKeepsNoBrokenShard()
    {
        using var folder = new TemporaryFolder();
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Plan(folder.Path).Label(0, 1, 2, (_, _, _) => { }, stopped.Token));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Run_StoppedAndRestored_EndsAtTheSameWeights()
    {
        using var folder = new TemporaryFolder();
        var plan = Plan(folder.Path);
        plan.Label(0, 1, 2, (_, _, _) => { }, CancellationToken.None);
        using var whole = plan.Start();
        Assert.True(whole.Training.Run());

        using var stop = new CancellationTokenSource();
        using var first = plan.Start();
        Assert.False(first.Training.Run(new() { Progress = p => { if (p.Steps == 4) stop.Cancel(); } }, stop.Token));
        using (var checkpoint = first.Training.Save())
            checkpoint.Write(folder["c"], plan.Identity);
        using var second = plan.Start();
        using (var checkpoint = Checkpoint.Read(folder["c"], plan.Identity))
            second.Training.Restore(checkpoint);
        Assert.True(second.Training.Run());
        Assert.Equal(whole.Training.Curve.Select(e => e.Loss), second.Training.Curve.Select(e => e.Loss));
        Assert.True(whole.Training.Curve[^1].Loss < whole.Training.Curve[0].Loss);

        whole.KeepBest(folder["one"]);
        second.KeepBest(folder["other"]);
        Assert.Equal(File.ReadAllBytes(folder["one"]), File.ReadAllBytes(folder["other"]));
    }

    [Fact]
    public void Run_ScoreThatStalls_EndsEarly()
    {
        using var folder = new TemporaryFolder();
        var plan = Plan(folder.Path);
        plan.Label(0, 1, 2, (_, _, _) => { }, CancellationToken.None);
        using var run = (plan with { Options = plan.Options with { Epochs = 9, Patience = 2 } }).Start();
        double[] scores = [0.5, 0.3, 0.3, 0.4, 0.1];
        Assert.True(run.Training.Run(new() { Score = () => scores[run.Training.Curve.Count] }));
        Assert.Equal(4, run.Training.Curve.Count);
    }

    // A cost of twelve times the optimum is an excess of 1,100 %. No gap is above 100 % where costs are positive.
    [Theory]
    [InlineData(12, 1, 11)]
    [InlineData(-3, -4, 0.25)]
    [InlineData(0, 0, 0)]
    [InlineData(3, 0, double.NaN)]
    [InlineData(3, -1, double.NaN)]
    public void Excess_OfACost_IsRelativeToTheOptimum(double cost, double optimum, double excess)
    {
        Assert.Equal(excess, AllocatorScore.Excess(cost, optimum));
        Assert.Equal(double.IsNaN(excess) || excess > 0.1 ? 0.1 : excess, AllocatorScore.Cut(AllocatorScore.Excess(cost, optimum)));
    }

    // What decides when training stops is no test of what it stopped at.
    [Fact]
    public void Score_LawsThatAreReportedAsHeldOut_DecideNothing()
    {
        var weights = AllocatorWeights.Default;
        AllocatorScore stopping = AllocatorScore.OfTrainingLaws(1, each: 1), heldOut = AllocatorScore.OfHeldOutLaws(1, each: 1);

        Assert.Equal(LabelLaw.Training.Select(l => l.Name), Laws(stopping), StringComparer.Ordinal);
        Assert.Equal(LabelLaw.Unseen.Select(l => l.Name), Laws(heldOut), StringComparer.Ordinal);
        Assert.All(stopping.Excesses(weights, Decoding.Direct), g => Assert.Contains(g.Devices, LabelBlock.SizesLeftOut));

        IEnumerable<string> Laws(AllocatorScore score) =>
            score.Excesses(weights, Decoding.Direct).Select(g => g.Law).Distinct(StringComparer.Ordinal);
    }

    [Fact]
    public void Score_Run_IsThatOfTheLawsOfTrainingAlone()
    {
        using var folder = new TemporaryFolder();
        var plan = Plan(folder.Path);
        plan.Label(0, 1, 2, (_, _, _) => { }, CancellationToken.None);
        using var run = plan.Start();
        var score = run.Score();
        run.Training.Run(new() { Score = run.Score });
        run.KeepBest(folder["w"]);
        var weights = AllocatorWeights.Read(folder["w"]);

        Assert.NotEqual(score, run.Score());
        Assert.Equal(
            AllocatorScore.OfTrainingLaws(plan.Options.Seed, plan.Validation).Measure(weights, Decoding.Direct),
            run.Training.Curve.Min(e => e.Score), 1e-9);
        Assert.Equal(
            LabelLaw.Unseen.Select(l => l.Name),
            run.Report(folder["w"]).Where(r => r.IsHeldOut).Select(r => r.Law).Distinct(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(nameof(AllocatorTasks.Uploads))]
    [InlineData($"{nameof(AllocatorTasks.Uploads)}, {nameof(AllocatorTasks.Shares)}")]
    [InlineData($"{nameof(AllocatorTasks.Uploads)}, {nameof(AllocatorTasks.Prices)}")]
    public void Train_FewerTasks_Ends(string names)
    {
        var tasks = Enum.Parse<AllocatorTasks>(names);
        using var folder = new TemporaryFolder();
        var plan = Plan(folder.Path) with { Tasks = tasks };
        plan.Label(0, 1, 2, (_, _, _) => { }, CancellationToken.None);
        var measured = AllocatorMeasurement.Train(plan, CancellationToken.None);
        Assert.InRange(measured.DirectMinCost, 0, AllocatorScore.MostCounted);
        Assert.InRange(measured.Guided, 0, AllocatorScore.MostCounted);
    }

    private static AllocatorPlan Plan(string labels) => new()
    {
        Labels = labels,
        Blocks = Blocks,
        Options = new() { Epochs = 3, BatchSize = 1, LearningRate = 1e-3 },
        Device = TorchLibrary.Device("cpu"),
        Validation = 1,
    };
}
