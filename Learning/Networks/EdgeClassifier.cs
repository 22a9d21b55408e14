using Judba.Learning.Data;
using Judba.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Judba.Learning.Networks;

/// <summary>The edge CNN of [Yang21]: two convolutions, two dense layers, classes by softmax. It sees latents, or raw images.</summary>
/// <remarks>
/// Every convolution is 3×3 and followed by a 2×2 maximum where sides exceed 4: latents of 4×4 hold too little to be pooled. The softmax is
/// in the loss.
/// </remarks>
public sealed class EdgeClassifier : Module<Tensor, Tensor>
{
    // Sides up to this length are not pooled.
    private const int SmallestPooled = 4;

    private readonly Sequential _layers;

    /// <summary>Creates one with first weights drawn from <paramref name="seed"/>.</summary>
    /// <param name="input">Shape of the latents or images.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <param name="design">Widths.</param>
    /// <param name="seed">Seed of the weights.</param>
    public EdgeClassifier(ImageShape input, int classCount, ClassifierDesign design, long seed)
        : base(nameof(EdgeClassifier))
    {
        TorchLibrary.Load();
        (Input, ClassCount, Design) = (input, classCount, design);
        List<Module<Tensor, Tensor>> layers = [];
        var shape = AddConvolution(layers, input, design.First);
        shape = AddConvolution(layers, shape, design.Second);
        layers.Add(Flatten());
        layers.Add(Linear(shape.Values, design.Hidden));
        layers.Add(ReLU());
        layers.Add(Linear(design.Hidden, classCount));
        _layers = Sequential(layers);
        RegisterComponents();
        Initialisation.Glorot(this, seed);
    }

    /// <summary>Shape of what it classifies.</summary>
    public ImageShape Input { get; }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Widths.</summary>
    public ClassifierDesign Design { get; }

    /// <summary>B × input → B × classes, logarithms of probabilities up to a constant.</summary>
    public override Tensor forward(Tensor input) => _layers.forward(input);

    private static ImageShape AddConvolution(List<Module<Tensor, Tensor>> layers, ImageShape input, int channels)
    {
        layers.Add(Conv2d(input.Channels, channels, 3, padding: 1));
        layers.Add(ReLU());
        if (Math.Min(input.Height, input.Width) <= SmallestPooled)
            return input with { Channels = channels };
        layers.Add(MaxPool2d(2));
        return new(channels, input.Height / 2, input.Width / 2);
    }
}
