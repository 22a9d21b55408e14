using System.Diagnostics;
using Judba.Learning.Networks;
using Judba.Learning.Tests.Support;
using Judba.Learning.Training;
using TorchSharp;

namespace Judba.Learning.Tests.Training;

/// <summary>Alone, because it counts the tensors of the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryTests
{
    private const string Name = "memory";

    // The C library's heap breathes; a leak of what the first layer puts out in each step would be 65 MB.
    private const long LargestGrowth = 30_000_000;

    // Of 2,000 steps; what the last epoch still holds may differ.
    private const long FewTensors = 10;

    [Collection(Name)]
    public sealed class Training
    {
        [Fact]
        public void Run_TwoThousandSteps_MemoryStaysFlat()
        {
            using var images = Sets.First(32);
            using var encoder = new Autoencoder(new(1, 32, 32), 32, 1);
            using var code = LatentCode.Measure(encoder, images);
            using var latents = code.Quantise(encoder, images);
            using var network = new EdgeClassifier(latents.Shape, 10, ClassifierDesign.For(32), 1);
            using var training = new ClassifierTraining(network, latents, new() { Epochs = 2200, BatchSize = 32, Augment = true });
            List<(long Tensors, long Bytes)> seen = [];

            training.Run(new()
            {
                EpochEnd = e =>
                {
                    if (e.Epoch is not (200 or 2200))
                        return;
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                    using var process = Process.GetCurrentProcess();
                    seen.Add((torch.Tensor.TotalCount, process.PrivateMemorySize64));
                },
            });

            Assert.InRange(seen[1].Tensors, 0, seen[0].Tensors + FewTensors);
            Assert.True(seen[1].Bytes - seen[0].Bytes < LargestGrowth, $"{seen[0].Bytes} to {seen[1].Bytes} bytes");
        }
    }
}
