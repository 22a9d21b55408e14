namespace Judba.Learning.Transfer;

/// <summary>What a fleet reaches when a set of devices uploads. Accuracies 0…1.</summary>
/// <param name="Broadcast">The edge CNN as broadcast, on all classes alike, for each device with its own encoder.</param>
/// <param name="Local">What each device ends with, classes as frequent as in its own images: the broadcast CNN, tuned where the device did
/// not upload.</param>
/// <param name="UploadBits">Bits uploaded, labels included.</param>
internal sealed record FleetAccuracy(IReadOnlyList<double> Broadcast, IReadOnlyList<double> Local, double UploadBits);
