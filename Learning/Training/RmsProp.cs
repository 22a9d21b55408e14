using Judba.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Judba.Learning.Training;

/// <summary>RMSprop (Tieleman and Hinton, 2012): v ← α v + (1 − α) g², p ← p − rate · g / (√v + ε).</summary>
internal sealed class RmsProp(IEnumerable<Parameter> parameters) : Optimizer(parameters, 1)
{
    private const double Smoothing = 0.99;

    private readonly Scalar _kept = Smoothing.ToScalar();
    private readonly Scalar _added = (1 - Smoothing).ToScalar();
    private readonly Scalar _epsilon = 1e-8.ToScalar();

    /// <inheritdoc/>
    protected override void Change(Tensor parameter, Tensor gradient, int index, Scalar length)
    {
        var square = Memory[0][index];
        square.mul_(_kept).addcmul_(gradient, gradient, _added);
        parameter.addcdiv_(gradient, square.sqrt().Accumulate(_epsilon), length);
    }
}
