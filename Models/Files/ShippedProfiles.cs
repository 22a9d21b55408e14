using Judba.Models.Scenarios;

namespace Judba.Models.Files;

/// <summary>The compression profiles that come with the toolkit: the paper's table, and what was measured here.</summary>
public static class ShippedProfiles
{
    /// <summary>
    /// The same table as an earlier <c>judba reproduce table1 --full</c> measured it, which did not vary training samples: 60,000 images of
    /// Fashion-MNIST, 10 epochs, mean of seeds 1 to 3, accuracies to three digits.
    /// </summary>
    public static CompressionProfile FashionMnist { get; } = ProfileFile.ReadEmbedded("fashion-mnist");

    /// <summary>The profiles that have a name of their own.</summary>
    public static IReadOnlyList<CompressionProfile> All { get; } = [CompressionProfile.PaperTableI, FashionMnist];
}
