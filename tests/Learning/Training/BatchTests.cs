using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Tests.Support;
using Judba.Learning.Training;
using TorchSharp;
using Xunit.Abstractions;

namespace Judba.Learning.Tests.Training;

/// <summary>Samples lie in one tensor of bytes, from which a batch is picked: does that ever hold up training?</summary>
public sealed class BatchTests(ITestOutputHelper output)
{
    private const int Size = 64;
    private const int Batches = 20;

    // So often that the clock, which Linux moves in milliseconds, tells.
    private const int Rounds = 50;

    private const double LargestShare = 0.3;

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    public void Batch_BesideATrainingStep_TakesLittleOfItsTime(int ratio)
    {
        using var images = Sets.First(Size * Batches);
        using var encoder = new Autoencoder(images.Shape, 32, 1);
        using var code = LatentCode.Measure(encoder, images);
        using var latents = code.Quantise(encoder, images);
        var samples = ratio == 1 ? images : latents;
        using var network = new EdgeClassifier(samples.Shape, samples.ClassCount, ClassifierDesign.For(ratio), 1);
        using var training = new ClassifierTraining(network, samples, new() { Epochs = 3, BatchSize = Size });
        training.Run();
        using var order = torch.randperm(samples.Count, torch.ScalarType.Int64);
        var start = ThreadClock.Seconds();
        for (var round = 0; round < Rounds; round++)
            Pick(samples, order);
        var picking = (ThreadClock.Seconds() - start) / Rounds;

        var step = training.Curve.Average(e => e.Seconds);

        output.WriteLine($"λ = {ratio}: a batch of {Size} takes {1e6 * picking / Batches:0} µs of {1e6 * step / Batches:0} µs of a step");
        Assert.InRange(picking, 0, LargestShare * step);
    }

    private static void Pick(Samples samples, torch.Tensor order)
    {
        for (var from = 0; from < samples.Count; from += Size)
        {
            using var scope = torch.NewDisposeScope();
            _ = samples.Batch(order.narrow(0, from, Size));
        }
    }
}
