using Judba.Experiments.Statistics;
using Judba.Experiments.Studies;

namespace Judba.Experiments.Tests.Studies;

public sealed class StudyTableTests
{
    [Fact]
    public void Write_TypedCells_AreFormattedByTheirColumn()
    {
        var table = StudyTable.Of(
            [0.12345678, 1234567.0], new("plain", x => x), new("percent", x => x, "0.0 %"), new("whole", _ => 1234567),
            new("none", _ => null),
            new("text", _ => "a"), new("estimate", x => 100 * new Estimate(x, 0.5), "0.0"));
        using var output = new StringWriter { NewLine = "\n" };
        table.Write(output);
        Assert.Equal(
            ["0.12346", "12.3 %", "1234567", "", "a", "12.3 ± 50.0"],
            Cells(output.ToString().Split('\n')[1], output.ToString().Split('\n')[0]), StringComparer.Ordinal);
        Assert.Equal("1234600", output.ToString().Split('\n')[2].Split(' ')[0]);
    }

    [Fact]
    public void ToCsv_TypedCells_HaveAllTheirDigits()
    {
        var table = StudyTable.Of("name", [1.0 / 3], new("x", x => x, "0.0"), new("none", _ => null), new("text", _ => "a, b"));
        Assert.Equal("x,none,text\n0.3333333333333333,,\"a, b\"\n", System.Text.Encoding.UTF8.GetString(table.ToCsv()));
    }

    [Fact]
    public void OfClaims_Claims_TellWhoseTheyAreWhereAsked()
    {
        Claim[] claims = [new("one", Judgement.NotShown, "e")];
        Assert.Equal(["claim", "whose", "verdict", "evidence"], StudyTable.OfClaims("", claims).Heads);
        Assert.Equal(["one", "paper", "not shown", "e"], StudyTable.OfClaims("", claims).Rows[0]);
        Assert.Equal(["claim", "verdict", "evidence"], StudyTable.OfClaims("", claims, tellsWhose: false).Heads);
    }

    [Theory]
    [InlineData(0.5, "12.0 ± 0.5")]
    [InlineData(double.PositiveInfinity, "12.0")]
    public void Estimate_OfOneRun_HasNoBandInText(double band, string text) =>
        Assert.Equal(text, new Estimate(12, band).ToString("0.0", formatProvider: null));

    [Fact]
    public void Estimate_TimesANegativeNumber_KeepsItsBandPositive() => Assert.Equal(new Estimate(-6, 2), -2 * new Estimate(3, 1));

    // Cells of a row, cut where the heads begin.
    private static IEnumerable<string> Cells(string row, string heads)
    {
        int[] starts = [.. Enumerable.Range(0, heads.Length).Where(k => heads[k] != ' ' && (k == 0 || heads[k - 1] == ' ')), row.Length];
        return starts.Zip(starts.Skip(1), (from, to) => row[from..to].Trim());
    }
}
