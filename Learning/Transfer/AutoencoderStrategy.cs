namespace Judba.Learning.Transfer;

/// <summary>How devices come by their autoencoders. Latents of different autoencoders fit together only if something ties them.</summary>
internal enum AutoencoderStrategy
{
    /// <summary>Each device trains its own from scratch, as [Yang21] says.</summary>
    Independent,

    /// <summary>The same, from the same first weights.</summary>
    CommonInit,

    /// <summary>Independent ones, and a linear map of each onto a reference, fitted on images that all devices share.</summary>
    Aligned,

    /// <summary>
    /// Trained on public images, then tuned by each device at a small rate; normalised by the constants of the public images.
    /// </summary>
    Pretrained,

    /// <summary>One for all, trained on public images.</summary>
    Shared,

    /// <summary>One for all, trained by federated averaging on the devices' images.</summary>
    Federated,
}
