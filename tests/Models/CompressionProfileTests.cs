using Judba.Models.Scenarios;

namespace Judba.Models.Tests;

public sealed class CompressionProfileTests
{
    // [Yang21] Table I: stronger compression, smaller network, less accuracy.
    [Fact]
    public void PaperTableI_Rows_FallWithTheRatio()
    {
        var rows = CompressionProfile.PaperTableI.Rows;
        Assert.Equal([1, 4, 8, 16, 32, 64], rows.Select(r => r.CompressionRatio));
        foreach (var (one, next) in rows.Zip(rows.Skip(1)))
        {
            Assert.True(one.Accuracy > next.Accuracy);
            Assert.True(one.Parameters > next.Parameters);
        }

        Assert.Equal(new(16, 0.74, 132_000), CompressionProfile.PaperTableI.At(16));
    }

    [Fact]
    public void At_UnknownRatio_ListsThoseThereAre()
    {
        var refusal = Assert.Throws<ArgumentException>(() => CompressionProfile.PaperTableI.At(2));
        Assert.StartsWith(
            "'compressionRatio' is 2; allowed in profile 'paper-table-1': 1, 4, 8, 16, 32, 64.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_NoRowOrTwoForOneRatio_Throws()
    {
        Assert.Throws<ArgumentException>(() => new CompressionProfile("x", []));
        Assert.Throws<ArgumentException>(() => new CompressionProfile("x", default));
        Assert.Throws<ArgumentException>(() => new CompressionProfile("x", [new(4, 0.5, 1), new(4, 0.6, 1)]));
        Assert.Throws<ArgumentNullException>(() => new CompressionProfile(null!, [new(4, 0.5, 1)]));
    }
}
