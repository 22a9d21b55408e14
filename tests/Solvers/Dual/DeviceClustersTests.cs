using Judba.Models.Problems;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Dual;

namespace Judba.Solvers.Tests.Dual;

public sealed class DeviceClustersTests
{
    [Theory]
    [InlineData("one-type-1e-6")]
    [InlineData("one-type-1e-2")]
    public void Near_OneTypeWithASpread_IsOneCluster(string family)
    {
        var clusters = Near(HardFamilies.Create(family, 60));
        Assert.Equal([.. Enumerable.Range(0, 60)], Assert.Single(clusters.Members));
        Assert.All(clusters.Of, k => Assert.Equal(0, k));
    }

    [Fact]
    public void Near_TwoTypesWithASpread_AreTwoClusters()
    {
        var clusters = Near(HardFamilies.Create("two-types-1e-2", 60));
        Assert.Equal(2, clusters.Count);
        Assert.Equal([.. Enumerable.Range(0, 60).Select(i => i % 2)], clusters.Of);
    }

    // Neighbours are near each other all along the line, but not its ends.
    [Fact]
    public void Near_LongChain_IsNoCluster() => Assert.Equal(0, Near(HardFamilies.Create("alpha-0.01", 2000)).Count);

    [Fact]
    public void Near_StartsFarApart_AreNotNear()
    {
        var problem = new Problem("", 1, 0, [0, 0.01, 10, 10.01], [1, 1.01, 1, 1.01], [-2, -2, -2, -2], [1, 1, 1, 1]);
        Assert.Equal([[0, 1], [2, 3]], Near(problem).Members);
    }

    private static DeviceClusters Near(Problem problem) =>
        DeviceClusters.Near(new DualTerms(DeviceClasses.Alike(problem), Reading.MinLatency), deadline: 5);
}
