namespace Judba.Learning.Transfer;

/// <summary>What carrying a CNN over is worth beside training from scratch on the same samples, for one seed. Accuracies 0…1.</summary>
/// <param name="Place">Where.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Samples">Samples trained on; the mean over devices at a device.</param>
/// <param name="Scratch">Accuracy that training from scratch ends with.</param>
/// <param name="ScratchEpochs">Epochs of training from scratch until 95 % of the accuracy that another training from scratch ends with; one
/// more than were trained where no epoch has it.</param>
/// <param name="Before">Accuracy of the CNN that is carried over, before any tuning.</param>
/// <param name="Tuned">Accuracy after tuning.</param>
/// <param name="TunedEpochs">Epochs of tuning until then; 0 where the CNN is there untuned.</param>
/// <remarks>
/// At the edge all classes count alike and the mean is over uploaders' encoders; at a device classes are as frequent as in its own images.
/// </remarks>
internal sealed record TransferMeasurement(
    TransferPlace Place, int Seed, double Samples, double Scratch, double ScratchEpochs, double Before, double Tuned, double TunedEpochs);
