using Judba.Learning.Data;
using Judba.Learning.Studies;

namespace Judba.Experiments.Studies.Table1;

/// <summary>How much of Table I is computed.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Train">Training images at most.</param>
/// <param name="Test">Test images at most.</param>
/// <param name="Epochs">Epochs of every network.</param>
internal sealed record Table1Size(string Name, int Train, int Test, int Epochs)
{
    /// <summary>A smoke version: the embedded subset's size, 5 to 10 minutes on 2 free cores.</summary>
    public static Table1Size Quick { get; } = new("quick", 4_000, 1_000, 8);

    /// <summary>The standard table: an hour or more on 2 free cores, most of it for the networks that are trained on JPEGs.</summary>
    public static Table1Size Standard { get; } = new("standard", 20_000, 10_000, 15);

    /// <summary>Everything there is: with 60,000 images some hours on 2 free cores.</summary>
    public static Table1Size Full { get; } = new("full", int.MaxValue, int.MaxValue, 10);

    /// <summary>The plan of its networks.</summary>
    public StudyPlan Plan(ImageData data, TorchSharp.torch.Device device) => new()
    {
        Data = data.First(Train, Test),
        AutoencoderEpochs = Epochs,
        ClassifierEpochs = Epochs,
        Device = device,
    };
}
