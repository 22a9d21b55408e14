using Judba.Learning.Networks;
using Judba.Learning.Transfer;

namespace Judba.Experiments.Studies.Autoencoders;

/// <summary>A way of training one classifier for all devices: what it reaches and costs, for one seed.</summary>
/// <param name="Name">Which way.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Accuracy">On all classes alike, 0…1.</param>
/// <param name="UploadValues">Numbers sent up by all devices: weights, or latent values and labels.</param>
/// <param name="BitsPerValue">Bits that one of them takes as it is sent.</param>
/// <param name="DeviceSeconds">Processor seconds of training at all devices.</param>
internal sealed record FederatedMeasurement(
    string Name, int Seed, double Accuracy, double UploadValues, int BitsPerValue, double DeviceSeconds)
{
    /// <summary>Latents to the edge, as the paper proposes.</summary>
    public const string Latents = "latents to the edge, pretrained autoencoders";

    /// <summary>Federated averaging of the CNN on raw images.</summary>
    public const string Federated = "federated learning on raw images";

    /// <summary>Federated averaging of the small CNN on latents of one encoder.</summary>
    public const string FederatedOnLatents = "federated learning on latents of a shared encoder";

    /// <summary>Bits of the unit in which all ways are compared.</summary>
    public const int LikeBits = 8;

    /// <summary>Bits sent up, as they are sent.</summary>
    public double SentBits => BitsPerValue * UploadValues;

    /// <summary>Bits sent up if every number took a byte: weights can be rounded as latents are.</summary>
    public double UploadBits => LikeBits * UploadValues;

    /// <summary>Federated averaging, whose weights are sent as single-precision numbers.</summary>
    public static FederatedMeasurement Of(string name, int seed, FederatedResult result) =>
        new(name, seed, result.Accuracy, result.UploadValues, FloatBits, result.DeviceSeconds);

    /// <summary>Latents to the edge.</summary>
    public static FederatedMeasurement Of(StrategyMeasurement latents) => new(
        Latents, latents.Seed, latents.Uploader, latents.UploadBits / LatentCode.BitsPerValue, LatentCode.BitsPerValue,
        latents.DeviceSeconds);

    private const int FloatBits = 32;
}
