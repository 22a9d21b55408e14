using Judba.Models.Files;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Tests.Support;
using Judba.Torch;

namespace Judba.Solvers.Learned.Tests;

public sealed class AllocatorWeightsTests
{
    private const int LargestFile = 1_000_000;

    [Fact]
    public void Default_Always_IsSmallAndSaysWhereItIsFrom()
    {
        var weights = AllocatorWeights.Default;
        Assert.InRange(AllocatorShape.Layers.Sum(l => (l.In + 1) * l.Out) * sizeof(float), 1, LargestFile);
        Assert.Contains("blocks", weights.Metadata["identity"], StringComparison.Ordinal);
        Assert.True(double.Parse(weights.Metadata["validationGap"]) > 0);
    }

    [Fact]
    public void Read_WhatWasWritten_GivesTheSameAnswers()
    {
        using var folder = new TemporaryFolder();
        using var network = new AllocatorNetwork(1);
        AllocatorWeights.Default.CopyTo(network);
        AllocatorWeights.Write(folder["w"], network, AllocatorWeights.Default.Range, AllocatorWeights.Default.Metadata);
        var problem = ScenarioGenerator.Generate(ScenarioLaw.Paper, 20, seed: 1).ToProblem();
        SolveResult one = new LearnedSolver(Decoding.Direct).Solve(problem, new());
        SolveResult other = new LearnedSolver(Decoding.Direct, folder["w"]).Solve(problem, new());
        Assert.Equal(one.Objective, other.Objective);
    }

    [Fact]
    public void Read_BrokenOff_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Write(folder["w"], _ => { });
        var whole = File.ReadAllBytes(folder["w"]);
        foreach (var length in (int[])[0, 7, 100, whole.Length / 2, whole.Length - 1])
        {
            File.WriteAllBytes(folder["w"], whole[..length]);
            Assert.Contains("corrupt or broken off", Refusal(folder["w"]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_NoFile_IsRefused() => Assert.Contains("cannot be read", Refusal("/no/such/file"), StringComparison.Ordinal);

    [Fact]
    public void Read_ForeignWeights_IsRefused()
    {
        using var folder = new TemporaryFolder();
        TensorFile.Write(
            folder["w"], new Dictionary<string, StoredTensor>(StringComparer.Ordinal) { ["x"] = StoredTensor.Of([1f], 1) },
            new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "judba-network/1" });
        Assert.Contains("is of format 'judba-network/1'; allowed: 'judba-allocator/1'", Refusal(folder["w"]), StringComparison.Ordinal);
        TensorFile.Write(
            folder["w"], new Dictionary<string, StoredTensor>(StringComparer.Ordinal) { ["x"] = StoredTensor.Of([1f], 1) },
            new Dictionary<string, string>(StringComparer.Ordinal));
        Assert.Contains("is of format 'unknown'", Refusal(folder["w"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LayerMissingOrOfAnotherShapeOrNotFinite_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Write(folder["w"], t => t.Remove("head2.weight"));
        Assert.Contains("'head2.weight' is missing; allowed: F32 32×32", Refusal(folder["w"]), StringComparison.Ordinal);
        Write(folder["w"], t => t["prices.bias"] = StoredTensor.Of([1f, 2f], 2));
        Assert.Contains("'prices.bias' is F32 2; allowed: F32 3", Refusal(folder["w"]), StringComparison.Ordinal);
        Write(folder["w"], t => t["prices.bias"] = StoredTensor.Of([1f, float.NaN, 2f], 3));
        Assert.Contains("'prices.bias' holds NaN; allowed: finite numbers", Refusal(folder["w"]), StringComparison.Ordinal);
    }

    private static string Refusal(string path)
    {
        var fromFile = Assert.Throws<InputException>(() => AllocatorWeights.Read(path)).Message;
        Assert.Equal(fromFile, Assert.Throws<ArgumentException>(() => new LearnedSolver(weights: path)).Message.Split(" (Parameter", 2)[0]);
        return fromFile;
    }

    private static void Write(string path, Action<Dictionary<string, StoredTensor>> change)
    {
        using var network = new AllocatorNetwork(1);
        AllocatorWeights.Write(path, network, AllocatorWeights.Default.Range, new Dictionary<string, string>(StringComparer.Ordinal));
        var (tensors, words) = TensorFile.Read(path);
        change(tensors);
        TensorFile.Write(path, tensors, words);
    }
}
