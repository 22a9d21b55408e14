using Judba.Learning.Studies;
using Judba.Learning.Transfer;

namespace Judba.Experiments.Studies.Fleet;

/// <summary>The fleet that a study is about: who holds what, and what is trained on it.</summary>
/// <param name="Size">How large the study is.</param>
/// <param name="Plan">Epochs, data, and where networks are computed.</param>
/// <param name="PublicImages">Images that everybody has.</param>
/// <param name="Uploaders">Devices that upload, or that may.</param>
/// <param name="Others">Devices that do not.</param>
/// <param name="Beta">Dirichlet concentration of the classes over devices; infinite for equal mixes.</param>
/// <param name="Ratio">Compression ratio λ.</param>
/// <param name="Seeds">Seeds to average over.</param>
/// <param name="Threads">Parts of the study at a time.</param>
internal sealed record FleetSetup(
    FleetSize Size, StudyPlan Plan, int PublicImages, int Uploaders, int Others, double Beta, int Ratio, IReadOnlyList<int> Seeds,
    int Threads)
{
    /// <summary>The word for equal mixes.</summary>
    public const string Iid = "iid";

    /// <summary>Images that the devices share among them.</summary>
    public int PrivateImages => Plan.Data.Train.Count - PublicImages;

    /// <summary>How classes are dealt to devices, in words.</summary>
    public string Split => double.IsInfinity(Beta) ? Iid : $"Dirichlet({Beta:0.###})";

    /// <summary>All that the numbers of a part depend on, but for its name and seed and the processor.</summary>
    public string About =>
        $"{Plan.Data.Name}: {PublicImages} public and {PrivateImages} private images over {Uploaders} uploaders and {Others} others, "
            + $"{Split}, λ = {Ratio}, "
        + $"{Size.Epochs} epochs";

    /// <summary>Deals the images to the devices.</summary>
    public FleetData Deal(int seed) => FleetData.Deal(Plan, PublicImages, Uploaders, Others, Beta, seed);
}
