namespace Judba.Learning.Transfer;

/// <summary>What a strategy for autoencoders leads to, for one seed. Accuracies 0…1.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Uploader">Edge CNN on the test images of all classes, encoded by an uploader; mean over uploaders.</param>
/// <param name="UploaderOwnMix">The same with classes as frequent as in the uploader's own images.</param>
/// <param name="Outsider">Edge CNN on test images encoded by a device that did not upload, before any tuning; mean over those.</param>
/// <param name="TunedOwnMix">Such a device after tuning on some of its own images, classes as frequent as in them.</param>
/// <param name="TunedAll">The same device on all classes alike.</param>
/// <param name="ScratchOwnMix">Such a device training the CNN from scratch on the same images.</param>
/// <param name="TunedEpochs">Epochs of tuning until 95 % of the accuracy that another training from scratch ends with; 0 where the CNN is
/// there untuned, one more than were trained where no epoch has it.</param>
/// <param name="ScratchEpochs">Epochs of training from scratch until then.</param>
/// <param name="UploadBits">Bits that all uploaders send, labels included.</param>
/// <param name="DeviceSeconds">Processor time of all uploaders' own training [s]: their autoencoders, encoding and uploading left
/// out.</param>
internal sealed record StrategyMeasurement(
    AutoencoderStrategy Strategy,
    int Seed,
    double Uploader,
    double UploaderOwnMix,
    double Outsider,
    double TunedOwnMix,
    double TunedAll,
    double ScratchOwnMix,
    double TunedEpochs,
    double ScratchEpochs,
    double UploadBits,
    double DeviceSeconds);
