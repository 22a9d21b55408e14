using Judba.Experiments.Running;
using Judba.Experiments.Studies;
using Judba.Experiments.Studies.Fleet;
using Judba.Experiments.Studies.Pipeline;
using Judba.Experiments.Studies.Privacy;
using Judba.Experiments.Tests.Support;
using Judba.Learning.Data;
using Judba.Learning.Studies;
using Judba.Learning.Transfer;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Greedy;
using Judba.Solvers.Threshold;
using Judba.Torch;

namespace Judba.Experiments.Tests.Studies;

/// <summary>Studies that train networks, on as little as they take: a second run of the same folder trains nothing.</summary>
public sealed class KeptStudyTests : IDisposable
{
    private const int Side = 32, Classes = 10, TrainImages = 60, TestImages = 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Privacy_SameFolder_KeepsEveryAttack()
    {
        var (first, second) = RunTwice(() => new PrivacyStudy(Fleet(1)));

        Assert.Equal(first, second);
        Assert.Equal(["aligned-seed-1", "independent-seed-1", "pretrained-seed-1"], Parts(), StringComparer.Ordinal);
        Assert.True(new FileInfo(_folder.Path("privacy.png")).Length > 0);
    }

    [Fact]
    public void Pipeline_SameFolder_KeepsWhatEverySetOfDevicesLearns()
    {
        var (first, second) = RunTwice(() => new PipelineStudy(Pipeline(seed: 1)));

        Assert.Equal(first, second);
        Assert.Contains("edge", Parts(), StringComparer.Ordinal);
        // All three devices, and some of the three sets of one and of the three sets of two, which three orders share.
        Assert.InRange(Parts().Count(p => p.StartsWith("uploaders-", StringComparison.Ordinal)), 3, 7);
        Assert.True(new FileInfo(_folder.Path("pipeline-claims.csv")).Length > 0);
    }

    [Fact]
    public void Pipeline_FolderOfAnotherSeed_IsRefused()
    {
        Run(new PipelineStudy(Pipeline(seed: 1)));
        var fault = Assert.Throws<InputException>(() => Run(new PipelineStudy(Pipeline(seed: 2))));
        Assert.Contains("'settings' is", fault.Message, StringComparison.Ordinal);
    }

    private static PipelineSetup Pipeline(int seed) => new(
        Fleet(seed) with { Others = 0 }, AutoencoderStrategy.Pretrained, PretrainEdge: false, ScenarioLaw.Paper,
        new Settings((IEnumerable<string>?)null),
        [new("greedy", new GreedySolver()), new("threshold", new ThresholdSolver())], Reading: Reading.MinCost);

    private static FleetSetup Fleet(int seed)
    {
        var data = new ImageData("noise", Noise(TrainImages), Noise(TestImages));
        var plan = new StudyPlan { Data = data, AutoencoderEpochs = 1, ClassifierEpochs = 1, Device = TorchLibrary.Device("cpu") };
        var size = new FleetSize("tiny", Public: TrainImages / 4, Private: TrainImages, TestImages, Epochs: 1);
        return new(
            size, plan, size.Public, Uploaders: 3, Others: 1, Beta: double.PositiveInfinity, Ratio: 32, Seeds: [seed], Threads: 1);
    }

    private static ImageSet Noise(int count)
    {
        var pixels = new byte[count * Side * Side];
        new Random(count).NextBytes(pixels);
        return new(
            pixels, new(1, Side, Side), [.. Enumerable.Range(0, count).Select(i => (byte)(i % Classes))],
            [.. Enumerable.Range(0, Classes).Select(c => $"class {c}")]);
    }

    // Both printed outputs. No part is written a second time.
    private (string First, string Second) RunTwice(Func<IStudy> study)
    {
        var first = Run(study());
        var written = Directory.GetFiles(_folder.Path("parts")).ToDictionary(f => f, File.GetLastWriteTimeUtc, StringComparer.Ordinal);
        var second = Run(study());
        Assert.Equal(
            written, Directory.GetFiles(_folder.Path("parts")).ToDictionary(f => f, File.GetLastWriteTimeUtc, StringComparer.Ordinal));
        return (first, second);
    }

    private string Run(IStudy study)
    {
        using var output = new StringWriter();
        new StudyRunner(output, _ => { }, CancellationToken.None).Run(study, _folder.Folder, DateTimeOffset.UtcNow);
        return output.ToString();
    }

    private List<string> Parts() =>
        [.. Directory.GetFiles(_folder.Path("parts")).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];
}
