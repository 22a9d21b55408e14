using System.Globalization;
using Judba.Learning.Data;
using Judba.Models.Files;
using Judba.Models.Numerics;
using Judba.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Learning.Networks;

/// <summary>Trained networks as safetensors files: weights, and in the header the words that say which network they belong to.</summary>
public static class NetworkFile
{
    private const string Format = "judba-network/1";
    private const string WeightPrefix = "network.";
    private const string MeanKey = "code.mean";
    private const string DeviationKey = "code.deviation";
    private const string AutoencoderKind = "autoencoder";
    private const string ClassifierKind = "classifier";

    /// <summary>Writes an autoencoder with the constants of its code.</summary>
    public static void Write(string path, Autoencoder network, LatentCode code)
    {
        Guard.NotNull(network);
        Guard.NotNull(code);
        var tensors = Weights(network);
        (tensors[MeanKey], tensors[DeviationKey]) = code.Constants;
        SafeTensors.Write(path, tensors, Words(AutoencoderKind, network.Image, [("ratio", network.Ratio)]));
    }

    /// <summary>Writes a classifier.</summary>
    public static void Write(string path, EdgeClassifier network)
    {
        Guard.NotNull(network);
        var design = network.Design;
        SafeTensors.Write(path, Weights(network), Words(
            ClassifierKind, network.Input,
            [("classes", network.ClassCount), ("first", design.First), ("second", design.Second), ("hidden", design.Hidden)]));
    }

    /// <summary>Reads an autoencoder and the constants of its code.</summary>
    /// <exception cref="InputException">The file is none, or its weights do not fit its words.</exception>
    public static (Autoencoder Network, LatentCode Code) ReadAutoencoder(string path, torch.Device device)
    {
        var (tensors, words) = Read(path, AutoencoderKind);
        try
        {
            var network = Refuse(path, () => new Autoencoder(Shape(path, words), Number(path, words, "ratio"), 0));
            Fill(path, network, tensors);
            if (!tensors.TryGetValue(MeanKey, out var mean) || !tensors.TryGetValue(DeviationKey, out var deviation))
                throw new InputException(
                    $"{path}: '{MeanKey}' or '{DeviationKey}' is missing; allowed: an autoencoder with the constants of its code.");
            return (network.to(device), new LatentCode(mean.to(device, copy: true), deviation.to(device, copy: true)));
        }
        finally
        {
            Dispose(tensors);
        }
    }

    /// <summary>Reads a classifier.</summary>
    /// <exception cref="InputException">The file is none, or its weights do not fit its words.</exception>
    public static EdgeClassifier ReadClassifier(string path, torch.Device device)
    {
        var (tensors, words) = Read(path, ClassifierKind);
        try
        {
            var design = new ClassifierDesign(Number(path, words, "first"), Number(path, words, "second"), Number(path, words, "hidden"));
            var network = Refuse(path, () => new EdgeClassifier(Shape(path, words), Number(path, words, "classes"), design, 0));
            Fill(path, network, tensors);
            return network.to(device);
        }
        finally
        {
            Dispose(tensors);
        }
    }

    private static Dictionary<string, Tensor> Weights(nn.Module network) =>
        network.state_dict().ToDictionary(p => WeightPrefix + p.Key, p => p.Value, StringComparer.Ordinal);

    private static Dictionary<string, string> Words(string kind, ImageShape shape, IEnumerable<(string Key, int Value)> numbers)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = Format, ["kind"] = kind };
        foreach (var (key, value) in (IEnumerable<(string, int)>)[("channels", shape.Channels), ("height", shape.Height),
            ("width", shape.Width), .. numbers])
            words[key] = value.ToString(CultureInfo.InvariantCulture);
        return words;
    }

    private static (Dictionary<string, Tensor> Tensors, Dictionary<string, string> Words) Read(string path, string kind)
    {
        var (tensors, words) = SafeTensors.Read(path);
        if (words.GetValueOrDefault("format") is Format && string.Equals(words.GetValueOrDefault("kind"), kind, StringComparison.Ordinal))
            return (tensors, words);
        Dispose(tensors);
        throw new InputException(
            $"{path}: holds '{words.GetValueOrDefault("kind", "unknown weights")}' of format "
                + $"'{words.GetValueOrDefault("format", "unknown")}'; allowed: '{kind}' of '{Format}'.");
    }

    private static void Fill(string path, nn.Module network, Dictionary<string, Tensor> tensors)
    {
        using var gradients = no_grad();
        foreach (var (name, value) in network.state_dict())
        {
            if (!tensors.TryGetValue(WeightPrefix + name, out var found) || !found.shape.SequenceEqual(value.shape))
            {
                var shape = found is null ? "missing" : string.Join("×", found.shape);
                throw new InputException(
                    $"{path}: '{WeightPrefix}{name}' is {shape}; allowed: {string.Join("×", value.shape)}, as the header's words say.");
            }

            value.copy_(found);
        }
    }

    private static ImageShape Shape(string path, Dictionary<string, string> words) =>
        new(Number(path, words, "channels"), Number(path, words, "height"), Number(path, words, "width"));

    private static int Number(string path, Dictionary<string, string> words, string key) =>
        int.TryParse(words.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value is > 0 and <= 1 << 16
            ? value
            : throw new InputException(
                $"{path}: the header's word '{key}' is '{words.GetValueOrDefault(key, "missing")}'; allowed: a whole number from 1 to "
                + "65536.");

    private static T Refuse<T>(string path, Func<T> create)
    {
        try
        {
            return create();
        }
        catch (ArgumentException e)
        {
            throw new InputException($"{path}: {e.Message.Split(" (Parameter", 2)[0]}", e);
        }
    }

    private static void Dispose(Dictionary<string, Tensor> tensors)
    {
        foreach (var tensor in tensors.Values)
            tensor.Dispose();
    }
}
