using System.Runtime.InteropServices;

namespace Judba.Models.Numerics;

/// <summary>An interval around a root of a function, with the values by which the next point is chosen: the Illinois method.</summary>
/// <remarks>
/// <para>
/// The next point is where the line through (<see cref="Low"/>, <see cref="AtLow"/>) and (<see cref="High"/>, <see cref="AtHigh"/>) crosses
/// zero: Low + (High − Low) · AtLow/(AtLow − AtHigh). Plain regula falsi keeps one end of a convex function for ever. Here the value at the
/// end that stays is halved, so the line leans towards that end and both ends close in (M. Dowell, P. Jarratt, "A modified regula falsi
/// method", BIT 11, 1971).
/// </para>
/// <para>
/// The original halves when an end stays for the second time. This one halves each time, which costs nothing where the caller stops at a
/// precision.
/// The function may rise or fall. The caller says on which side of the root a point lies, so that "zero" can mean "below a tolerance".
/// </para>
/// </remarks>
/// <param name="Low">Left end.</param>
/// <param name="AtLow">The function at the left end, or a part of it; NaN where it is not known.</param>
/// <param name="High">Right end.</param>
/// <param name="AtHigh">The function at the right end, or a part of it, of the other sign; NaN where it is not known.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IllinoisBracket(double Low, double AtLow, double High, double AtHigh)
{
    /// <summary>High − Low.</summary>
    public double Width => High - Low;

    /// <summary>Where the line through both ends crosses zero; NaN where an end's value is not known.</summary>
    public double Secant => Low + (High - Low) * (AtLow / (AtLow - AtHigh));

    /// <summary>The arithmetic middle.</summary>
    public double Middle => Low + (High - Low) / 2;

    /// <summary><see cref="Secant"/> if it lies strictly between the ends, else the given point.</summary>
    public double SecantOr(double otherwise) => Secant is var secant && secant > Low && secant < High ? secant : otherwise;

    /// <summary>The bracket whose left end is a point inside; the value at the right end counts half.</summary>
    public IllinoisBracket WithLow(double at, double value) => new(at, value, High, AtHigh / 2);

    /// <summary>The bracket whose right end is a point inside; the value at the left end counts half.</summary>
    public IllinoisBracket WithHigh(double at, double value) => new(Low, AtLow / 2, at, value);
}
