using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Torch;

/// <summary>Arithmetic on tensors that is safe while other threads run.</summary>
/// <remarks>
/// <para>
/// TorchSharp passes a number to libtorch as a <see cref="Scalar"/>, an object that frees its memory when it is finalised. Many of its
/// methods make such an object by themselves: x + y passes a factor 1, x * 2 a factor 2. Nothing holds that object during the call. As soon
/// as another thread makes the garbage collector run, it may be freed while libtorch still reads it. With version 0.107.0, two networks
/// trained side by side failed within minutes.
/// </para>
/// <para>
/// The numbers used here live as long as the program. Code that passes others holds them too: <c>x.ToScalar()</c> in a static field, or in
/// a
/// <c>using</c> variable where the number is known only at run time. <c>BannedSymbols.Torch.txt</c>, beside this file, bans the methods and
/// the conversions that make such objects by themselves; <c>TensorOperatorTests</c> sees those that the ban does not, such as x += y.
/// </para>
/// </remarks>
internal static class TensorMath
{
    private static readonly Scalar One = 1.ToScalar(), MinusOne = (-1).ToScalar(), Two = 2.ToScalar();

    /// <summary>x + y.</summary>
    public static Tensor Plus(this Tensor x, Tensor y) => x.add(y, One);

    /// <summary>x + y.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A number that the caller holds.</param>
    public static Tensor Plus(this Tensor x, Scalar y) => x.add(y, One);

    /// <summary>x − y.</summary>
    public static Tensor Minus(this Tensor x, Tensor y) => x.add(y, MinusOne);

    /// <summary>Adds y to x in place; returns x.</summary>
    public static Tensor Accumulate(this Tensor x, Tensor y) => x.add_(y, One);

    /// <summary>Adds y to every value of x in place; returns x.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A number that the caller holds.</param>
    public static Tensor Accumulate(this Tensor x, Scalar y) => x.add_(y, One);

    /// <summary>x².</summary>
    public static Tensor Squared(this Tensor x) => x.pow(Two);
}
