using Judba.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Judba.Learning.Training;

/// <summary>
/// Adam (Kingma and Ba, ICLR 2015): m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², p ← p − rate · m̂ / (√v̂ + ε) with m̂ = m/(1 − β₁ᵏ), v̂
/// = v/(1 − β₂ᵏ).
/// </summary>
/// <remarks>
/// Computed as the paper's efficient form: the corrections go into the length of the step, ε stays beside the uncorrected √v.
/// </remarks>
internal sealed class Adam(IEnumerable<Parameter> parameters) : Optimizer(parameters, 2)
{
    private const double FirstSmoothing = 0.9;
    private const double SecondSmoothing = 0.999;

    private readonly Scalar _firstKept = FirstSmoothing.ToScalar();
    private readonly Scalar _firstAdded = (1 - FirstSmoothing).ToScalar();
    private readonly Scalar _secondKept = SecondSmoothing.ToScalar();
    private readonly Scalar _secondAdded = (1 - SecondSmoothing).ToScalar();
    private readonly Scalar _epsilon = 1e-8.ToScalar();

    /// <inheritdoc/>
    protected override Scalar StepLength(double rate) =>
        (-rate * Math.Sqrt(1 - Math.Pow(SecondSmoothing, Steps)) / (1 - Math.Pow(FirstSmoothing, Steps))).ToScalar();

    /// <inheritdoc/>
    protected override void Change(Tensor parameter, Tensor gradient, int index, Scalar length)
    {
        Tensor first = Memory[0][index], second = Memory[1][index];
        first.mul_(_firstKept).add_(gradient, _firstAdded);
        second.mul_(_secondKept).addcmul_(gradient, gradient, _secondAdded);
        parameter.addcdiv_(first, second.sqrt().Accumulate(_epsilon), length);
    }
}
