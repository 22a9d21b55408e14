using Judba.Experiments.Text;

namespace Judba.Experiments.Tests.Text;

public sealed class TextTableTests
{
    private static readonly string[][] Words =
    [
        ["solver", "options", "summary"],
        ["price", "deadlines=48,refinements=64", "price rule over a scan of deadlines"],
        ["a-name-that-is-long", "-", "short"],
    ];

    [Fact]
    public void Write_WithoutAWidth_IsARowALine() =>
        Assert.Equal(
            """
            solver               options                      summary
            price                deadlines=48,refinements=64  price rule over a scan of deadlines
            a-name-that-is-long  -                            short

            """,
            Text(Words, TextTable.Unlimited));

    [Fact]
    public void Write_NarrowTerminal_BreaksWordsButNoName()
    {
        var text = Text(Words, 60);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 60));
        Assert.Equal(
            """
            solver               options             summary
            price                deadlines=48,       price rule over a
                                 refinements=64      scan of deadlines
            a-name-that-is-long  -                   short

            """,
            text);
    }

    [Fact]
    public void Write_ColumnsWithoutRoom_ContinueBelowWithTheFirst() =>
        Assert.Equal(
            """
            solver  mean excess
            exact   0 %

            solver  worst excess
            exact   1.000 %

            """,
            Text([["solver", "mean excess", "worst excess"], ["exact", "0 %", "1.000 %"]], 24));

    [Theory]
    [InlineData("one two three", 7, new[] { "one two", "three" })]
    [InlineData("a,b,c", 3, new[] { "a,", "b,c" })]
    [InlineData("indivisible", 3, new[] { "indivisible" })]
    public void Lines_OfAText_BreakAtBlanksAndBehindCommas(string text, int width, string[] lines) =>
        Assert.Equal(lines, TextTable.Lines(text, width), StringComparer.Ordinal);

    private static string Text(string[][] rows, int width)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        TextTable.Write(writer, rows, width);
        return writer.ToString();
    }
}
