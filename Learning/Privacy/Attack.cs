namespace Judba.Learning.Privacy;

/// <summary>Ways to guess the images behind overheard latents. Labels are sent in the clear; public images are everybody's.</summary>
internal enum Attack
{
    /// <summary>No latent is read: the mean of all public images.</summary>
    MeanImage,

    /// <summary>No latent is read: the mean of the public images of the label.</summary>
    LabelMeanImage,

    /// <summary>Overheard latents are read as if an encoder that the attacker can have had made them.</summary>
    OwnNetwork,

    /// <summary>
    /// An affine map takes the means of each class of overheard latents onto those of the attacker's own latents; the attacker's own
    /// decoder reads them. No image of the device is known.
    /// </summary>
    ClassMeans,

    /// <summary>The same with a map fitted on 50 images whose latents the attacker knows.</summary>
    FiftyPairs,

    /// <summary>The same with 500 such images.</summary>
    FiveHundredPairs,

    /// <summary>The device's encoder has leaked.</summary>
    KnownEncoder,
}
