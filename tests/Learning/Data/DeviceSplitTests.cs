using FsCheck.Xunit;
using Judba.Learning.Data;
using Judba.Learning.Tests.Support;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Learning.Tests.Data;

public sealed class DeviceSplitTests
{
    [Property]
    public void Dirichlet_AnyLabels_IsAPartitionWithoutEmptyDevices(byte[] labels, byte devices, byte concentration, int seed)
    {
        if (labels.Length == 0)
            return;
        var count = 1 + devices % labels.Length;

        var shards = DeviceSplit.Dirichlet(labels, count, 0.001 + concentration / 25.0, seed);

        Assert.Equal(count, shards.Length);
        Assert.All(shards, s => Assert.NotEmpty(s));
        Assert.Equal(Enumerable.Range(0, labels.Length), shards.SelectMany(s => s).Order());
    }

    [Property]
    public void Iid_AnySize_DiffersByOneImageAtMost(ushort images, byte devices, int seed)
    {
        var count = 1 + devices % 50;
        var total = count + images % 500;

        var shards = DeviceSplit.Iid(total, count, seed);

        Assert.Equal(Enumerable.Range(0, total), shards.SelectMany(s => s).Order());
        Assert.True(shards.Max(s => s.Length) - shards.Min(s => s.Length) <= 1);
    }

    [Fact]
    public void Dirichlet_SameSeed_IsTheSame()
    {
        var labels = Sets.Subset.Test.Labels;

        var one = DeviceSplit.Dirichlet(labels, 7, 0.5, 3);

        Assert.Equal(one.AsEnumerable(), DeviceSplit.Dirichlet(labels, 7, 0.5, 3));
        Assert.NotEqual(one.AsEnumerable(), DeviceSplit.Dirichlet(labels, 7, 0.5, 4));
    }

    [Theory]
    [InlineData(1e5, 0.0, 0.05)]
    [InlineData(0.1, 0.3, 1.0)]
    public void Dirichlet_Concentration_DecidesTheSkew(double concentration, double least, double most)
    {
        var labels = Sets.Subset.Train.Labels.ToArray();

        var shards = DeviceSplit.Dirichlet(labels, 10, concentration, 1);

        // Largest share of one class in a device, in the mean, beyond the tenth that every class has in all.
        var skew = shards.Average(s => s.GroupBy(i => labels[i]).Max(g => g.Count()) / (double)s.Length) - 0.1;
        Assert.InRange(skew, least, most);
    }
}
