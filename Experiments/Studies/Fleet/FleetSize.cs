using Judba.Learning.Data;
using Judba.Learning.Studies;

namespace Judba.Experiments.Studies.Fleet;

/// <summary>How large a study of a fleet is.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Public">Public images.</param>
/// <param name="Private">Images that the devices share among them.</param>
/// <param name="Test">Test images at most.</param>
/// <param name="Epochs">Epochs of every network.</param>
internal sealed record FleetSize(string Name, int Public, int Private, int Test, int Epochs)
{
    /// <summary>A smoke version on as many images as the embedded subset has.</summary>
    public static FleetSize Quick { get; } = new("quick", 1_000, 3_000, 1_000, 8);

    /// <summary>The standard size.</summary>
    public static FleetSize Standard { get; } = new("standard", 4_000, 12_000, 10_000, 10);

    /// <summary>The standard size, or its smoke version.</summary>
    public static FleetSize Of(bool isQuick) => isQuick ? Quick : Standard;

    /// <summary>
    /// The plan of its networks, and how many of the images are public. Where there are fewer than wanted, a quarter of them is.
    /// </summary>
    public (StudyPlan Plan, int PublicImages) Plan(ImageData data, TorchSharp.torch.Device device)
    {
        var cut = data.First(Public + Private, Test);
        var plan = new StudyPlan { Data = cut, AutoencoderEpochs = Epochs, ClassifierEpochs = Epochs, Device = device };
        return (plan, Math.Min(Public, cut.Train.Count / 4));
    }
}
