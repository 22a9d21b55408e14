using System.Globalization;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Models.Tests;

/// <summary>Messages of this library in the program of somebody else, whose culture writes 1,5.</summary>
public sealed class CultureTests
{
    public static TheoryData<string> Refusals { get; } = ["guard", "quantity", "problem", "share", "index", "profile"];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Message_CommaCulture_WritesPointsAndAHyphen(string refusal)
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Message(refusal);
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "\u2212");
            CultureInfo.CurrentCulture = other;
            Assert.Equal(expected, Message(refusal));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Message(string refusal) => Assert.ThrowsAny<ArgumentException>(() => refusal switch
    {
        "guard" => (object)Guard.InRange(-1.5, 0.25, 1),
        "quantity" => new Quantity("x", "1", "x", 0.5, 1.5).Check(-0.25),
        "problem" => new Problem("", 1, 0, [-0.5], [1], [1], [1]),
        "share" => new Allocation(2, [0], [-0.5]),
        "index" => new Allocation(2, [-1], [0.5]),
        _ => CompressionProfile.PaperTableI.At(1.5),
    }).Message;
}
