using System.Globalization;
using Judba.Models.Files;
using Judba.Torch;
using static TorchSharp.torch;

namespace Judba.Learning.Training;

/// <summary>A training in the middle: weights, the optimiser's memory, the place in the data, the curve so far.</summary>
public sealed class Checkpoint : IDisposable
{
    private const string NetworkPrefix = "network.";
    private const string OptimizerPrefix = "optimizer.";
    private const string CurveKey = "curve";
    private const int CurveColumns = 5;

    private readonly Dictionary<string, Tensor> _tensors;

    private readonly long _optimizerSteps;

    private Checkpoint(
        Dictionary<string, Tensor> tensors, long optimizerSteps, int step, double lossSum, double seconds,
        IReadOnlyList<EpochRecord> curve) =>
        (_tensors, _optimizerSteps, Step, LossSum, Seconds, Curve) = (tensors, optimizerSteps, step, lossSum, seconds, curve);

    /// <summary>Steps done in the running epoch.</summary>
    internal int Step { get; }

    /// <summary>Sum of their losses.</summary>
    internal double LossSum { get; }

    /// <summary>Processor time spent in the running epoch.</summary>
    internal double Seconds { get; }

    /// <summary>Epochs done.</summary>
    public IReadOnlyList<EpochRecord> Curve { get; }

    /// <summary>Copies the state of a training.</summary>
    internal static Checkpoint Take(
        nn.Module network, Optimizer optimizer, int step, double lossSum, double seconds, IReadOnlyList<EpochRecord> curve)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var tensors = network.state_dict().ToDictionary(
            p => NetworkPrefix + p.Key, p => p.Value.cpu().clone().DetachFromDisposeScope(), StringComparer.Ordinal);
        foreach (var (key, value) in Memory(optimizer))
            tensors[key] = value.cpu().clone().DetachFromDisposeScope();
        var rows = tensor(
            curve.SelectMany(r => (double[])[r.Epoch, r.Loss, r.Score, r.LearningRate, r.Seconds]).ToArray(), ScalarType.Float64);
        tensors[CurveKey] = rows.reshape(curve.Count, CurveColumns).DetachFromDisposeScope();
        return new(tensors, optimizer.Steps, step, lossSum, seconds, [.. curve]);
    }

    /// <summary>Puts the state into a network and its optimiser.</summary>
    internal void Apply(nn.Module network, Optimizer optimizer)
    {
        using var gradients = no_grad();
        foreach (var (name, value) in network.state_dict())
            value.copy_(_tensors[NetworkPrefix + name]);
        foreach (var (key, value) in Memory(optimizer))
            value.copy_(_tensors[key]);
        optimizer.Steps = _optimizerSteps;
    }

    /// <summary>Writes it as a safetensors file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="identity">What was being trained: a training with another identity refuses the file.</param>
    public void Write(string path, string identity) => SafeTensors.Write(
        path, _tensors, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["format"] = "judba-checkpoint/1",
            ["identity"] = identity,
            ["optimizerSteps"] = _optimizerSteps.ToString(CultureInfo.InvariantCulture),
            ["step"] = Step.ToString(CultureInfo.InvariantCulture),
            ["lossSum"] = LossSum.ToString("R", CultureInfo.InvariantCulture),
            ["seconds"] = Seconds.ToString("R", CultureInfo.InvariantCulture),
        });

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is no checkpoint, or one of another training.</exception>
    public static Checkpoint Read(string path, string identity)
    {
        var (tensors, words) = SafeTensors.Read(path);
        if (!words.TryGetValue("identity", out var found) || !tensors.TryGetValue(CurveKey, out var rows))
            throw new InputException($"{path}: is no checkpoint; allowed: a file that an interrupted training wrote.");
        if (!string.Equals(found, identity, StringComparison.Ordinal))
            throw new InputException($"{path}: is the checkpoint of '{found}'; allowed: one of '{identity}', or train without --resume.");
        try
        {
            return Of(tensors, words, rows);
        }
        catch (Exception e) when (e is KeyNotFoundException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            foreach (var value in tensors.Values)
                value.Dispose();
            throw new InputException($"{path}: is a damaged checkpoint; allowed: a file that an interrupted training wrote.", e);
        }
    }

    private static Checkpoint Of(Dictionary<string, Tensor> tensors, Dictionary<string, string> words, Tensor rows)
    {
        using var scope = NewDisposeScope();
        if (rows.dtype != ScalarType.Float64 || rows.numel() % CurveColumns != 0)
            throw new FormatException("The curve has other rows.");
        // A tensor without elements has no data to point at.
        double[] values = rows.numel() == 0 ? [] : rows.data<double>().ToArray();
        var curve = values.Chunk(CurveColumns).Select(r => new EpochRecord((int)r[0], r[1], r[2], r[3], r[4])).ToList();
        return new(
            tensors, long.Parse(words["optimizerSteps"], CultureInfo.InvariantCulture),
            int.Parse(words["step"], CultureInfo.InvariantCulture),
            Number("lossSum"), Number("seconds"), curve);

        double Number(string key) => double.Parse(words[key], CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var value in _tensors.Values)
            value.Dispose();
    }

    private static IEnumerable<(string Key, Tensor Value)> Memory(Optimizer optimizer) =>
        optimizer.Memory.SelectMany((kind, k) => kind.Select((value, i) => ($"{OptimizerPrefix}{k}.{i}", value)));
}
