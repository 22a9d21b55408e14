namespace Judba.Certificates.Tests;

public sealed class CertificateNodeTests
{
    [Fact]
    public void Factories_Numbers_AreThoseOfTheirKind()
    {
        var leaf = CertificateNode.Leaf(price: 3, tangentAt: 2, reward: 1);
        Assert.Equal((CertificateNodeKind.Leaf, 3, 2, 1), (leaf.Kind, leaf.Price, leaf.TangentAt, leaf.Reward));
        var deadline = CertificateNode.SplitAt(0.5);
        Assert.Equal((CertificateNodeKind.Deadline, 0.5), (deadline.Kind, deadline.Deadline));
        var devices = CertificateNode.SplitDevices(device: 7, atMost: 4);
        Assert.Equal((CertificateNodeKind.Devices, 7, 4), (devices.Kind, devices.Device, devices.AtMost));
        var cluster = CertificateNode.SplitCluster(cluster: 2, atMost: 5);
        Assert.Equal((CertificateNodeKind.Cluster, 2, 5), (cluster.Kind, cluster.Cluster, cluster.AtMost));
        Assert.Empty(leaf.ClusterRewards);
        Assert.Equal(new CertificateReward(4, 5), Assert.Single(CertificateNode.Leaf(3, 2, 1, [new(4, 5)]).ClusterRewards));
    }

    // A number of another kind is no number of the node: it would be read as a price where it is a deadline.
    [Fact]
    public void Numbers_OfAnotherKind_Throw()
    {
        Assert.Throws<InvalidOperationException>(() => CertificateNode.SplitAt(1).Price);
        Assert.Throws<InvalidOperationException>(() => CertificateNode.SplitAt(1).Device);
        Assert.Throws<InvalidOperationException>(() => CertificateNode.SplitDevices(1, 1).Deadline);
        Assert.Throws<InvalidOperationException>(() => CertificateNode.SplitDevices(1, 1).TangentAt);
        Assert.Throws<InvalidOperationException>(() => CertificateNode.Leaf(1, 1, 1).AtMost);
        Assert.Throws<InvalidOperationException>(() => CertificateNode.SplitDevices(1, 1).Cluster);
        Assert.Throws<InvalidOperationException>(() => CertificateNode.SplitCluster(1, 1).Device);
        Assert.Throws<InvalidOperationException>(() => CertificateNode.SplitCluster(1, 1).ClusterRewards);
    }

    // Two arrays of the same rewards are the same rewards.
    [Fact]
    public void Equals_SameRewards_IsTrue()
    {
        Assert.Equal(CertificateNode.Leaf(3, 2, 1, [new(4, 5)]), CertificateNode.Leaf(3, 2, 1, [new(4, 5)]));
        Assert.NotEqual(CertificateNode.Leaf(3, 2, 1, [new(4, 5)]), CertificateNode.Leaf(3, 2, 1, [new(4, 6)]));
        Assert.NotEqual(CertificateNode.Leaf(3, 2, 1, [new(4, 5)]), CertificateNode.Leaf(3, 2, 1));
        Assert.NotEqual(CertificateNode.SplitCluster(1, 2), CertificateNode.SplitDevices(1, 2));
    }
}
