using System.Globalization;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Solvers.Learned;
using Judba.Torch;

namespace Judba.Learning.Allocator;

/// <summary>
/// A folder of labelled blocks in shards: each file whole or not there, so that making them can stop anywhere and go on anywhere.
/// </summary>
internal sealed class LabelFolder(string path, long seed, int blocks)
{
    /// <summary>Blocks of a shard.</summary>
    public const int ShardBlocks = 20;

    private const string Format = "judba-labels/1";

    /// <summary>Number of shards.</summary>
    public int ShardCount => (blocks + ShardBlocks - 1) / ShardBlocks;

    /// <summary>Makes those shards that are missing.</summary>
    /// <param name="part">Which part of all shards, from 0.</param>
    /// <param name="parts">Number of parts.</param>
    /// <param name="threads">Blocks labelled side by side; the labels do not depend on it.</param>
    /// <param name="done">Called after each shard with shards done, shards of this part, and fleets labelled.</param>
    /// <param name="stop">Ends after the running shard.</param>
    /// <exception cref="OperationCanceledException">Stopped; what is done is kept.</exception>
    public void Create(int part, int parts, int threads, Action<int, int, long> done, CancellationToken stop)
    {
        Directory.CreateDirectory(path);
        int[] shards = [.. Enumerable.Range(0, ShardCount).Where(s => s % parts == part)];
        var fleets = 0L;
        foreach (var (k, shard) in shards.Index())
        {
            stop.ThrowIfCancellationRequested();
            if (!File.Exists(FileOf(shard)))
            {
                var first = shard * ShardBlocks;
                var made = new LabelBlock[Math.Min(ShardBlocks, blocks - first)];
                Parallel.For(
                    0, made.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop },
                    b => made[b] = LabelBlock.Create(seed, first + b));
                Write(shard, made);
                fleets += made.Sum(b => b.FleetCount);
            }

            done(k + 1, shards.Length, fleets);
        }
    }

    /// <summary>Reads all blocks.</summary>
    /// <exception cref="InputException">A shard is missing, corrupt, or one of other labels.</exception>
    public IReadOnlyList<LabelBlock> Read()
    {
        var all = new List<LabelBlock>();
        for (var shard = 0; shard < ShardCount; shard++)
        {
            var file = FileOf(shard);
            var (tensors, words) = TensorFile.Read(file);
            if (!string.Equals(words.GetValueOrDefault("identity"), Identity, StringComparison.Ordinal))
                throw new InputException(
                    $"{file}: holds labels of '{words.GetValueOrDefault("identity", "something else")}'; allowed: '{Identity}', or "
                    + "another folder.");
            for (var b = shard * ShardBlocks; b < Math.Min(blocks, (shard + 1) * ShardBlocks); b++)
                all.Add(ReadBlock(file, b, tensors, words));
        }

        return all;
    }

    private string Identity => $"{Format} seed {seed}, blocks of shard {ShardBlocks}";

    private string FileOf(int shard) => Path.Combine(path, $"labels-{shard:00000}.safetensors");

    private static string Key(int block, string what) => string.Create(CultureInfo.InvariantCulture, $"{block}.{what}");

    private void Write(int shard, LabelBlock[] made)
    {
        Dictionary<string, StoredTensor> tensors = new(StringComparer.Ordinal);
        Dictionary<string, string> words = new(StringComparer.Ordinal) { ["identity"] = Identity };
        foreach (var (k, block) in made.Index())
        {
            var number = shard * ShardBlocks + k;
            tensors[Key(number, "devices")] = StoredTensor.Of(block.Devices, block.FleetCount, block.DeviceCount, LabelBlock.DeviceColumns);
            tensors[Key(number, "fleets")] = StoredTensor.Of(block.Fleets, block.FleetCount, LabelBlock.FleetColumns);
            tensors[Key(number, "range")] = StoredTensor.Of(
                [.. block.Range.SelectMany(r => (float[])[(float)r.Low, (float)r.High])], block.Range.Count, 2);
            words[Key(number, "reading")] = block.Reading.ToString();
        }

        TensorFile.Write(FileOf(shard), tensors, words);
    }

    private static LabelBlock ReadBlock(string file, int number, Dictionary<string, StoredTensor> tensors, Dictionary<string, string> words)
    {
        if (!tensors.TryGetValue(Key(number, "devices"), out var devices) || !tensors.TryGetValue(Key(number, "fleets"), out var fleets)
            || !tensors.TryGetValue(Key(number, "range"), out var range)
                || !Enum.TryParse<Reading>(words.GetValueOrDefault(Key(number, "reading")), out var reading))
            throw new InputException(
                $"{file}: block {number} is missing; allowed: a shard of {ShardBlocks} blocks, which making the labels again without this "
                + "file gives.");
        StoredTensor[] parts = [devices, fleets, range];
        if (parts.Any(p => !string.Equals(p.Type, "F32", StringComparison.Ordinal))
            || devices.Shape is not [var count, > 0 and <= int.MaxValue, LabelBlock.DeviceColumns]
            || fleets.Shape is not [var others, LabelBlock.FleetColumns] || others != count || range.Count != 2 * TrainedRange.Names.Count)
        {
            throw new InputException(
                $"{file}: block {number} has other shapes; allowed: those of {Format}, which making the labels again without this file "
                    + "gives.");
        }

        var pairs = range.Floats.ToArray();
        return new(
            reading, (int)devices.Shape[1], devices.Floats.ToArray(), fleets.Floats.ToArray(),
            [.. pairs.Chunk(2).Select(p => ((double)p[0], (double)p[1]))]);
    }
}
