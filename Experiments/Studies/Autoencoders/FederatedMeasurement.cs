namespace Judba.Experiments.Studies.Autoencoders;

/// <summary>A way of training one classifier for all devices: what it reaches and costs, for one seed.</summary>
/// <param name="Name">Which way.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Accuracy">On all classes alike, 0…1.</param>
/// <param name="UploadBits">Bits sent up by all devices.</param>
/// <param name="DeviceSeconds">Processor seconds of all devices.</param>
internal sealed record FederatedMeasurement(string Name, int Seed, double Accuracy, double UploadBits, double DeviceSeconds)
{
    /// <summary>Latents to the edge, as the paper proposes.</summary>
    public const string Latents = "latents to the edge, pretrained autoencoders";

    /// <summary>Federated averaging of the CNN on raw images.</summary>
    public const string Federated = "federated learning on raw images";
}
