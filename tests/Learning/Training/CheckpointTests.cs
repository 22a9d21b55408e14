using Judba.Learning.Networks;
using Judba.Learning.Tests.Support;
using Judba.Learning.Training;
using Judba.Models.Files;
using Judba.Tests.Support;
using Judba.Torch;
using TorchSharp;

namespace Judba.Learning.Tests.Training;

public sealed class CheckpointTests
{
    [Fact]
    public void Read_OfAnotherTraining_IsRefused()
    {
        using var folder = new TemporaryFolder();
        using var images = Sets.First(10);
        using var network = new Autoencoder(new(1, 32, 32), 64, 1);
        using (var saved = new AutoencoderTraining(network, images, new()).Save())
            saved.Write(folder["x"], "λ=64");

        var refusal = Assert.Throws<InputException>(() => Checkpoint.Read(folder["x"], "λ=32"));

        Assert.Contains("'λ=64'; allowed: one of 'λ=32'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WhatWriteWrote_IsTheSame()
    {
        TorchLibrary.Load();
        using var folder = new TemporaryFolder();
        using var single = torch.tensor(new float[] { 1, 2, 3, 4, 5, 6 }).reshape(2, 3);
        using var bytes = torch.tensor(new byte[] { 7, 8 });
        SafeTensors.Write(
            folder["x"], new Dictionary<string, torch.Tensor>(StringComparer.Ordinal) { ["a"] = single, ["b"] = bytes },
            new Dictionary<string, string>(StringComparer.Ordinal) { ["word"] = "grün" });

        var (tensors, words) = SafeTensors.Read(folder["x"]);

        Assert.Equal("grün", words["word"]);
        Assert.Equal([2, 3], tensors["a"].shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], tensors["a"].data<float>().ToArray());
        Assert.Equal([7, 8], tensors["b"].data<byte>().ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(30)]
    [InlineData(-1)]
    public void Read_TruncatedFile_IsRefused(int length)
    {
        TorchLibrary.Load();
        using var folder = new TemporaryFolder();
        using var single = torch.ones(3);
        SafeTensors.Write(
            folder["x"], new Dictionary<string, torch.Tensor>(StringComparer.Ordinal) { ["a"] = single },
            new Dictionary<string, string>(StringComparer.Ordinal));
        var whole = File.ReadAllBytes(folder["x"]);
        File.WriteAllBytes(folder["x"], length < 0 ? whole[..^1] : whole[..length]);

        Assert.Contains(
            "corrupt or broken off", Assert.Throws<InputException>(() => SafeTensors.Read(folder["x"])).Message, StringComparison.Ordinal);
    }
}
