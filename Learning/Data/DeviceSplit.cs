using System.Collections.Immutable;
using Judba.Models.Numerics;

namespace Judba.Learning.Data;

/// <summary>Which image belongs to which device. Every image goes to exactly one device; every device gets at least one.</summary>
internal static class DeviceSplit
{
    /// <summary>Equal mixes: images are shuffled and dealt round.</summary>
    /// <param name="images">Number of images, at least as many as devices.</param>
    /// <param name="devices">Number of devices.</param>
    /// <param name="seed">Seed.</param>
    /// <returns>Indices of images by device.</returns>
    public static ImmutableArray<ImmutableArray<int>> Iid(int images, int devices, int seed)
    {
        Guard.InRange(devices, 1, images);
        var order = Enumerable.Range(0, images).ToArray();
        new Random(seed).Shuffle(order);
        return [.. Enumerable.Range(0, devices).Select(d => order.Where((_, k) => k % devices == d).ToImmutableArray())];
    }

    /// <summary>
    /// Skewed labels: the images of each class are divided in shares drawn from Dirichlet(β, …, β). β → ∞ is <see cref="Iid"/>; at β = 0.5
    /// most devices hold few images of most classes.
    /// </summary>
    /// <param name="labels">Class of every image.</param>
    /// <param name="devices">Number of devices, at most as many as images.</param>
    /// <param name="concentration">β, above 0.</param>
    /// <param name="seed">Seed.</param>
    /// <returns>Indices of images by device.</returns>
    public static ImmutableArray<ImmutableArray<int>> Dirichlet(ReadOnlySpan<byte> labels, int devices, double concentration, int seed)
    {
        Guard.InRange(devices, 1, labels.Length);
        Guard.InRange(concentration, 1e-3, 1e6);
        var random = new Random(seed);
        var shards = Enumerable.Range(0, devices).Select(_ => new List<int>()).ToList();
        if (devices == 1)
            return Iid(labels.Length, 1, seed);
        foreach (var (_, images) in ByClass(labels))
        {
            var order = images.ToArray();
            random.Shuffle(order);
            var shares = MathNet.Numerics.Distributions.Dirichlet.Sample(random, [.. Enumerable.Repeat(concentration, devices)]);
            int from = 0;
            double upTo = 0;
            for (var d = 0; d < devices; d++)
            {
                upTo += shares[d];
                // Tiny β can draw shares that underflow to 0/0: such a class goes to the last device.
                var to = d == devices - 1 ? order.Length : Math.Max(from, (int)Math.Round(Math.Min(1, upTo) * order.Length));
                shards[d].AddRange(order[from..to]);
                from = to;
            }
        }

        // A device without data is none: it gets an image of the richest.
        foreach (var empty in shards.Where(s => s.Count == 0))
        {
            var richest = shards.MaxBy(s => s.Count)!;
            empty.Add(richest[^1]);
            richest.RemoveAt(richest.Count - 1);
        }

        return [.. shards.Select(s => s.Order().ToImmutableArray())];
    }

    private static SortedDictionary<byte, List<int>> ByClass(ReadOnlySpan<byte> labels)
    {
        var byClass = new SortedDictionary<byte, List<int>>();
        for (var i = 0; i < labels.Length; i++)
        {
            if (!byClass.TryGetValue(labels[i], out var images))
                byClass[labels[i]] = images = [];
            images.Add(i);
        }

        return byClass;
    }
}
