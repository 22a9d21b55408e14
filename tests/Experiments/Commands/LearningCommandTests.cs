using System.Buffers.Binary;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

/// <summary>The commands that train, on as little as they take.</summary>
public sealed class LearningCommandTests : IDisposable
{
    private const int Side = 28, Classes = 10, TestImages = 40;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train_StoppedAndResumed_WritesTheSameWeights()
    {
        string[] arguments = ["train", "classifier", "--data", Images(600), "--epochs", "4", "--batch", "8", "--out"];
        var (whole, stopped) = (_folder.Path("whole"), _folder.Path("stopped"));
        JudbaProgram.Run([.. arguments, whole]).Expect(0);

        JudbaProgram.Run(new ProgramRun([.. arguments, stopped])
        {
            Signal = JudbaProgram.Interrupt,
            SignalAfter = "epoch 1",
            SignalDelay = TimeSpan.FromSeconds(60),
        }).Expect(130);
        Assert.True(File.Exists(Path.Combine(stopped, "checkpoint.safetensors")));
        JudbaProgram.Run([.. arguments, stopped, "--resume"]).Expect(0);

        Assert.Equal(
            File.ReadAllBytes(Path.Combine(whole, "classifier.safetensors")),
            File.ReadAllBytes(Path.Combine(stopped, "classifier.safetensors")));
        Assert.False(File.Exists(Path.Combine(stopped, "checkpoint.safetensors")));
        Assert.Equal(5, File.ReadAllLines(Path.Combine(stopped, "curve.csv")).Length);
    }

    [Theory]
    [InlineData("'--resume' is given, and", "train", "classifier", "--resume", "--out", "nothing")]
    [InlineData("Device 'cuda' is not there; allowed: cpu, auto", "train", "autoencoder", "--device", "cuda")]
    [InlineData("IDX files", "train", "autoencoder", "--data", "nowhere")]
    [InlineData("train-images-idx3-ubyte", "reproduce", "table1", "--data", "broken")]
    [InlineData("a number from 0.01 to 1e6, or iid", "pipeline", "--beta", "0")]
    [InlineData("allowed: one of them", "reproduce", "table1", "--quick", "--full")]
    [InlineData("'--ratios' is '32,5'; allowed: some of 4,8,16,32,64, each once", "reproduce", "table1", "--ratios", "32,5")]
    [InlineData("no solver 'nobody'", "pipeline", "--solver", "nobody")]
    public void Learning_BadInput_IsRefusedWithASentence(string words, params string[] arguments)
    {
        var broken = Images(10);
        var path = Path.Combine(broken, "train-images-idx3-ubyte");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^50]);
        Directory.Move(broken, _folder.Path("broken"));

        InProcess.Run([.. arguments.Select(a => a is "broken" or "nowhere" or "nothing" ? _folder.Path(a) : a)]).ExpectRefusal(words);
    }

    [Fact]
    public void Pipeline_AnySolver_IsCompared()
    {
        var run = JudbaProgram.Run(
            "pipeline", "--quick", "--data", Images(80), "--devices", "3", "--beta", "iid", "--pretrain-edge", "--solver",
            "threshold:rounds=1",
            "--solvers", "greedy", "--out", _folder.Path("out")).Expect(0);

        Assert.Contains("threshold:rounds=1", run.Output, StringComparison.Ordinal);
        Assert.Contains("the more devices participating", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(Path.Combine(_folder.Path("out"), "pipeline.csv")).Length);
    }

    [Fact]
    public void Table1_SameFolder_KeepsWhatIsMeasured()
    {
        string[] arguments = ["reproduce", "table1", "--quick", "--seeds", "1", "--data", Images(40), "--out", _folder.Path("out")];
        var first = JudbaProgram.Run(arguments).Expect(0);
        var profile = Path.Combine(_folder.Path("out"), "profile.json");
        var part = Path.Combine(_folder.Path("out"), "parts", "ratio-32-seed-1.json");
        var written = File.GetLastWriteTimeUtc(part);

        var second = JudbaProgram.Run(arguments).Expect(0);

        Assert.Equal(first.Output, second.Output);
        Assert.Equal(written, File.GetLastWriteTimeUtc(part));
        JudbaProgram.Run("generate", "--profile", profile).Expect(0);
        File.WriteAllText(part, "{");
        var damaged = JudbaProgram.Run(arguments).Expect(2);
        Assert.EndsWith(
            "ratio-32-seed-1.json: no part of this study; allowed: what an earlier run wrote, or no such file.\n", damaged.Error,
            StringComparison.Ordinal);
    }

    // Images of noise in the four files of Fashion-MNIST, ten classes in turn.
    private string Images(int count)
    {
        var folder = Directory.CreateDirectory(_folder.Path($"images-{count}")).FullName;
        var random = new Random(count);
        foreach (var (part, images) in new[] { ("train", count), ("t10k", TestImages) })
        {
            var pixels = new byte[images * Side * Side];
            random.NextBytes(pixels);
            File.WriteAllBytes(Path.Combine(folder, $"{part}-images-idx3-ubyte"), Idx(pixels, images, Side, Side));
            File.WriteAllBytes(
                Path.Combine(folder, $"{part}-labels-idx1-ubyte"),
                Idx([.. Enumerable.Range(0, images).Select(i => (byte)(i % Classes))], images));
        }

        return folder;
    }

    // Two zeros, 8 for bytes, the number of dimensions, their lengths, the values.
    private static byte[] Idx(byte[] values, params ReadOnlySpan<int> lengths)
    {
        var header = new byte[4 * (1 + lengths.Length)];
        (header[2], header[3]) = (8, (byte)lengths.Length);
        for (var k = 0; k < lengths.Length; k++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 * (k + 1)), lengths[k]);
        return [.. header, .. values];
    }
}
