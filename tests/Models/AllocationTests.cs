using Judba.Models.Problems;

namespace Judba.Models.Tests;

public sealed class AllocationTests
{
    [Fact]
    public void Constructor_ValidPoint_KnowsWhoUploads()
    {
        var point = new Allocation(5, [1, 4], [0.25, 0.5]);
        Assert.Equal(5, point.DeviceCount);
        Assert.Equal(2, point.UploaderCount);
        Assert.Equal([1, 4], point.Uploaders.ToArray());
        Assert.Equal([0.25, 0.5], point.BandwidthShare.ToArray());
        Assert.Equal([false, true, false, false, true], Enumerable.Range(0, 5).Select(point.Uploads));
    }

    [Theory]
    [InlineData(new[] { 1, 1 }, "'uploads[1]' is 1; allowed: device indices from 0 to 2, ascending, each once.")]
    [InlineData(new[] { 2, 1 }, "'uploads[1]' is 1")]
    [InlineData(new[] { -1, 1 }, "'uploads[0]' is -1")]
    [InlineData(new[] { 1, 3 }, "'uploads[1]' is 3")]
    public void Constructor_BadIndex_NamesIt(int[] uploaders, string sentence) => Assert.StartsWith(
        sentence, Assert.Throws<ArgumentException>(() => new Allocation(3, [.. uploaders], [0.5, 0.5])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Constructor_BadShare_NamesIt(double share) => Assert.StartsWith(
        $"'bandwidthShare[1]' is {share}; allowed: finite numbers from 0.",
        Assert.Throws<ArgumentException>(() => new Allocation(3, [0, 1], [0.5, share])).Message, StringComparison.Ordinal);

    // 1/−0 is −∞: a negative time and a cost that is no number.
    [Fact]
    public void Constructor_NegativeZero_CountsAsNoShare()
    {
        var point = new Allocation(3, [0, 1], [0.5, -0.0]);
        Assert.Equal(double.PositiveInfinity, 1 / point.BandwidthShare[1]);
        Assert.Equal(0.5, point.BandwidthShare[0]);
    }

    [Fact]
    public void Constructor_OtherLengthOrNoDevice_Throws()
    {
        Assert.StartsWith(
            "'bandwidthShare' has 1 entries; 2 expected.",
            Assert.Throws<ArgumentException>(() => new Allocation(3, [0, 1], [1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Allocation(0, [], []));
    }

    [Fact]
    public void EqualShares_Uploaders_ShareOneBand()
    {
        Assert.Equal([0.25, 0.25, 0.25, 0.25], Allocation.EqualShares(9, [1, 3, 5, 7]).BandwidthShare.ToArray());
        Assert.Equal(0, Allocation.EqualShares(9, []).UploaderCount);
        Assert.Equal(0, Allocation.Nobody(9).UploaderCount);
    }
}
