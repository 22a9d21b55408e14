using System.Globalization;
using Judba.Models.Files;
using Judba.Torch;

namespace Judba.Solvers.Learned;

/// <summary>
/// Weights of the allocator's network with what is known about them: from a file of <c>judba train allocator</c>, or those that come with
/// the program.
/// </summary>
internal sealed class AllocatorWeights
{
    /// <summary>Version of the network's shape and features, in the header of every file.</summary>
    public const string Format = "judba-allocator/1";

    private const string FormatKey = "format";
    private const string RangePrefix = "range.";
    private const string Resource = "allocator.safetensors";

    private static readonly Lazy<AllocatorWeights> Shipped = new(ReadShipped);

    private readonly Dictionary<string, StoredTensor> _tensors;

    private AllocatorWeights(string name, Dictionary<string, StoredTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        Name = name;
        Metadata = metadata;
        _tensors = tensors;
        if (!metadata.TryGetValue(FormatKey, out var format) || !string.Equals(format, Format, StringComparison.Ordinal))
            throw new InputException(
                $"{name}: is of format '{format ?? "unknown"}'; allowed: '{Format}', as 'judba train allocator' writes it.");
        foreach (var (layer, rows, columns) in AllocatorShape.Layers)
        {
            Check(layer + ".weight", rows, columns);
            Check(layer + ".bias", rows);
        }

        Range = [.. TrainedRange.Names.Select(n => ReadRange(n))];
        Kernel = new(this);
    }

    /// <summary>The weights that come with the program.</summary>
    public static AllocatorWeights Default => Shipped.Value;

    /// <summary>Where they come from.</summary>
    public string Name { get; }

    /// <summary>Words about their training.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Least and largest value of each of <see cref="TrainedRange.Names"/> in training.</summary>
    internal IReadOnlyList<(double Low, double High)> Range { get; }

    /// <summary>The network on a processor.</summary>
    internal AllocatorKernel Kernel { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It is missing, corrupt, or holds other weights; the message says which.</exception>
    public static AllocatorWeights Read(string path)
    {
        var (tensors, metadata) = TensorFile.Read(path);
        return new(path, tensors, metadata);
    }

    /// <summary>Writes the weights of a network.</summary>
    /// <param name="path">The file; whole or not there.</param>
    /// <param name="network">The network.</param>
    /// <param name="range">Least and largest value of each of <see cref="TrainedRange.Names"/> in training.</param>
    /// <param name="metadata">Words about the training.</param>
    internal static void Write(
        string path, AllocatorNetwork network, IReadOnlyList<(double Low, double High)> range, IReadOnlyDictionary<string, string> metadata)
    {
        var tensors = network.NamedWeights.ToDictionary(w => w.Name, w => SafeTensors.Store(w.Value), StringComparer.Ordinal);
        for (var k = 0; k < range.Count; k++)
            tensors[RangePrefix + TrainedRange.Names[k]] = StoredTensor.Of([(float)range[k].Low, (float)range[k].High], 2);
        TensorFile.Write(path, tensors, new Dictionary<string, string>(metadata, StringComparer.Ordinal) { [FormatKey] = Format });
    }

    /// <summary>The weights of a network as they are now.</summary>
    internal static AllocatorWeights Of(AllocatorNetwork network, IReadOnlyList<(double Low, double High)> range)
    {
        var tensors = network.NamedWeights.ToDictionary(w => w.Name, w => SafeTensors.Store(w.Value), StringComparer.Ordinal);
        for (var k = 0; k < range.Count; k++)
            tensors[RangePrefix + TrainedRange.Names[k]] = StoredTensor.Of([(float)range[k].Low, (float)range[k].High], 2);
        return new("weights in memory", tensors, new Dictionary<string, string>(StringComparer.Ordinal) { [FormatKey] = Format });
    }

    /// <summary>A tensor's values.</summary>
    internal ReadOnlySpan<float> Values(string name) => _tensors[name].Floats;

    /// <summary>Puts them into a network of libtorch.</summary>
    internal void CopyTo(AllocatorNetwork network)
    {
        using var gradients = TorchSharp.torch.no_grad();
        foreach (var (name, value) in network.NamedWeights)
        {
            using var stored = SafeTensors.Load(_tensors[name]);
            value.copy_(stored);
        }
    }

    private static AllocatorWeights ReadShipped()
    {
        using var stream = typeof(AllocatorWeights).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The library lacks its resource '{Resource}'.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        const string Origin = "the weights that come with the program";
        var (tensors, metadata) = TensorFile.Parse(Origin, file);
        return new(Origin, tensors, metadata);
    }

    private void Check(string name, params ReadOnlySpan<long> shape)
    {
        var found = _tensors.GetValueOrDefault(name);
        if (found is null || !found.Shape.SequenceEqual(shape.ToArray()) || !string.Equals(found.Type, "F32", StringComparison.Ordinal))
        {
            var what = found is null ? "missing" : $"{found.Type} {string.Join('×', found.Shape)}";
            throw new InputException($"{Name}: '{name}' is {what}; allowed: F32 {string.Join('×', shape.ToArray())}.");
        }

        foreach (var value in found.Floats)
        {
            if (!float.IsFinite(value))
                throw new InputException(
                    $"{Name}: '{name}' holds {value.ToString(CultureInfo.InvariantCulture)}; allowed: finite numbers.");
        }
    }

    private (double Low, double High) ReadRange(string name)
    {
        Check(RangePrefix + name, 2);
        var values = _tensors[RangePrefix + name].Floats;
        return (values[0], values[1]);
    }
}
