namespace Judba.Learning.Transfer;

/// <summary>What federated averaging reaches and costs.</summary>
/// <param name="Accuracy">On all classes alike, 0…1.</param>
/// <param name="UploadValues">Weights sent up by all devices in all rounds.</param>
/// <param name="DeviceSeconds">Processor seconds of training at all devices.</param>
internal sealed record FederatedResult(double Accuracy, double UploadValues, double DeviceSeconds);
