using System.Text;
using Judba.Experiments.Records;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Records;

public sealed class CsvTests
{
    private static readonly Column<(string Word, long? Whole, double Number)>[] Table =
    [
        Columns.Word<(string Word, long? Whole, double Number)>("a word", r => r.Word),
        Columns.Whole<(string Word, long? Whole, double Number)>("whole", r => r.Whole),
        Columns.Number<(string Word, long? Whole, double Number)>("number", r => r.Number),
    ];

    [Fact]
    public void Bytes_AnyCulture_AreTheSame()
    {
        using var culture = new CommaCulture();
        var text = Encoding.UTF8.GetString(
            Csv.Bytes(Table, [("plain", -1234, 0.1), ("a, \"b\"\nc", null, double.NaN), ("x", 1, double.PositiveInfinity)]));
        Assert.Equal("a word,whole,number\nplain,-1234,0.1\n\"a, \"\"b\"\"\nc\",,\nx,1,\n", text);
    }

    [Fact]
    public void Rows_OfWhatBytesWrote_AreItsCells()
    {
        var rows = Csv.Rows(Encoding.UTF8.GetString(Csv.Bytes(Table, [("a, \"b\"\nc", 3, 1e-300)])));
        Assert.Equal([["a word", "whole", "number"], ["a, \"b\"\nc", "3", "1E-300"]], rows);
    }
}
