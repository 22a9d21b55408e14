using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Tests.Support;
using Judba.Learning.Training;
using Judba.Tests.Support;

namespace Judba.Learning.Tests.Training;

public sealed class TrainingTests
{
    private static readonly ImageShape Shape = new(1, 32, 32);

    [Fact]
    public void Run_Autoencoder_LossFalls()
    {
        using var images = Sets.First(256);
        using var network = new Autoencoder(Shape, 32, 1);
        var before = AutoencoderTraining.Error(network, images);
        var training = new AutoencoderTraining(network, images, new() { Epochs = 15, BatchSize = 32 });

        Assert.True(training.Run());

        Assert.True(AutoencoderTraining.Error(network, images) < before / 3, $"{before} to {AutoencoderTraining.Error(network, images)}");
        Assert.Equal(15, training.Curve.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    public void Run_ClassifierOnTenSamples_LearnsThemByHeart(int ratio)
    {
        using var images = Sets.First(10);
        using var encoder = new Autoencoder(Shape, 32, 1);
        using var code = LatentCode.Measure(encoder, images);
        using var latents = code.Quantise(encoder, images);
        var samples = ratio == 1 ? images : latents;
        using var network = new EdgeClassifier(samples.Shape, 10, ClassifierDesign.For(ratio), 1);

        new ClassifierTraining(network, samples, new() { Epochs = 150, BatchSize = 10, LearningRate = 3e-3, Decay = false }).Run();

        Assert.Equal(1, ClassifierTraining.Accuracy(network, samples));
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameWeights()
    {
        using var images = Sets.First(100);

        Assert.Equal(Train(images, 5), Train(images, 5));
        Assert.NotEqual(Train(images, 5), Train(images, 6));
    }

    [Fact]
    public void Run_BesideAnother_GivesTheSameWeights()
    {
        using var images = Sets.First(100);
        var alone = Train(images, 5);
        var together = new float[2][];

        Parallel.For(0, 2, k => together[k] = Train(images, 5));

        Assert.Equal(alone, together[0]);
        Assert.Equal(alone, together[1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(11)]
    public void Restore_AfterAnyStep_EndsAtTheSameWeights(int stopAfter)
    {
        using var folder = new TemporaryFolder();
        using var images = Sets.First(100);
        var path = folder["x.safetensors"];
        // Four steps an epoch, three epochs.
        var options = new TrainingOptions { Epochs = 3, BatchSize = 25, Augment = true };
        using var whole = Classifier();
        var uninterrupted = new ClassifierTraining(whole, images, options);
        uninterrupted.Run();

        using var first = Classifier();
        var interrupted = new ClassifierTraining(first, images, options);
        using var stop = new CancellationTokenSource();
        var ended = interrupted.Run(new() { Progress = p => { if (p.Steps == stopAfter) stop.Cancel(); } }, stop.Token);
        using (var saved = interrupted.Save())
            saved.Write(path, "test");
        using var second = Classifier();
        var resumed = new ClassifierTraining(second, images, options);
        using (var read = Checkpoint.Read(path, "test"))
            resumed.Restore(read);
        Assert.True(resumed.Run());

        Assert.False(ended);
        Assert.Equal(Sets.Weights(whole), Sets.Weights(second));
        Assert.Equal(uninterrupted.Curve.Select(e => e.Loss), resumed.Curve.Select(e => e.Loss));
    }

    [Fact]
    public void Restore_AutoencoderInTheMiddle_EndsAtTheSameWeights()
    {
        using var images = Sets.First(100);
        var options = new TrainingOptions { Epochs = 2, BatchSize = 25 };
        using var whole = new Autoencoder(Shape, 64, 1);
        new AutoencoderTraining(whole, images, options).Run();

        using var first = new Autoencoder(Shape, 64, 1);
        var interrupted = new AutoencoderTraining(first, images, options);
        using var stop = new CancellationTokenSource();
        interrupted.Run(new() { Progress = p => { if (p.Steps == 3) stop.Cancel(); } }, stop.Token);
        using var saved = interrupted.Save();
        using var second = new Autoencoder(Shape, 64, 99);
        var resumed = new AutoencoderTraining(second, images, options);
        resumed.Restore(saved);
        resumed.Run();

        Assert.Equal(Sets.Weights(whole), Sets.Weights(second));
    }

    [Fact]
    public void RateAt_WholeTraining_WarmsUpAndFallsToNothing()
    {
        var options = new TrainingOptions { LearningRate = 0.1 };

        Assert.InRange(options.RateAt(0, 1000), 0.1 / 50 * 0.99, 0.1 / 50);
        Assert.InRange(options.RateAt(49, 1000), 0.099, 0.1);
        Assert.InRange(options.RateAt(500, 1000), 0.0499, 0.0501);
        Assert.InRange(options.RateAt(999, 1000), 0, 1e-5);
    }

    private static EdgeClassifier Classifier() => new(Shape, 10, new ClassifierDesign(4, 4, 8), 1);

    private static float[] Train(Samples images, int seed)
    {
        using var network = new EdgeClassifier(Shape, 10, new ClassifierDesign(4, 4, 8), seed);
        new ClassifierTraining(network, images, new() { Epochs = 2, BatchSize = 20, Seed = seed, Augment = true }).Run();
        return Sets.Weights(network);
    }
}
