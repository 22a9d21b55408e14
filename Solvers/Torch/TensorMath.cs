using Judba.Models.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Torch;

/// <summary>Sums and differences of tensors that can be used beside other threads.</summary>
/// <remarks>
/// TorchSharp's operators + and − hand libtorch a factor 1 as a temporary <see cref="Scalar"/>, also between two tensors. Its finaliser may free it while the
/// operation still reads it, as soon as another thread makes the garbage collector run; with two networks trained side by side this failed within minutes (version 0.107.0). Here the factor lives as
/// long as the program. Other numbers given to tensors are to be held likewise.
/// </remarks>
public static class TensorMath
{
    private static readonly Scalar One = 1, MinusOne = -1;

    /// <summary>x + y.</summary>
    public static Tensor Plus(this Tensor x, Tensor y)
    {
        Guard.NotNull(x);
        return x.add(y, One);
    }

    /// <summary>x + y.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A number that somebody holds.</param>
    public static Tensor Plus(this Tensor x, Scalar y)
    {
        Guard.NotNull(x);
        return x.add(y, One);
    }

    /// <summary>x − y.</summary>
    public static Tensor Minus(this Tensor x, Tensor y)
    {
        Guard.NotNull(x);
        return x.add(y, MinusOne);
    }
}
