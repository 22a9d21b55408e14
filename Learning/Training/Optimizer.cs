using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Judba.Learning.Training;

/// <summary>Changes the weights of a network along their gradients.</summary>
/// <remarks>
/// TorchSharp has optimisers of its own. Their steps pass numbers to libtorch that may be freed too early
/// (<see cref="Judba.Torch.TensorMath"/>): with two networks trained side by side, <c>RMSProp.step</c> of version 0.107.0 failed within a
/// minute. These hold their numbers. Their memory is also a plain list of tensors, which a checkpoint can write.
/// </remarks>
internal abstract class Optimizer : IDisposable
{
    private readonly List<Parameter> _parameters;

    /// <summary>Creates an optimiser with as many tensors of memory for each parameter, all 0.</summary>
    /// <param name="parameters">What it changes.</param>
    /// <param name="memories">Tensors for each.</param>
    protected Optimizer(IEnumerable<Parameter> parameters, int memories)
    {
        _parameters = [.. parameters];
        Memory = [.. Enumerable.Range(0, memories).Select(_ => _parameters.ConvertAll(p => zeros_like(p).DetachFromDisposeScope()))];
    }

    /// <summary>Steps done.</summary>
    public long Steps { get; set; }

    /// <summary>One list for each kind of memory, one tensor in it for each parameter.</summary>
    public IReadOnlyList<List<Tensor>> Memory { get; }

    /// <summary>Forgets the gradients.</summary>
    public void Clear()
    {
        foreach (var parameter in _parameters)
            parameter.grad?.zero_();
    }

    /// <summary>One step along the gradients of all parameters that have one.</summary>
    /// <param name="rate">Learning rate.</param>
    public void Step(double rate)
    {
        using var gradients = no_grad();
        Steps++;
        // Held to the end of the method (TensorMath).
        using var length = StepLength(rate);
        for (var k = 0; k < _parameters.Count; k++)
        {
            if (_parameters[k].grad is { } gradient)
                Change(_parameters[k], gradient, k, length);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in Memory.SelectMany(m => m))
            tensor.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The factor of a step, negative.</summary>
    protected virtual Scalar StepLength(double rate) => (-rate).ToScalar();

    /// <summary>Changes one parameter.</summary>
    protected abstract void Change(Tensor parameter, Tensor gradient, int index, Scalar length);
}
