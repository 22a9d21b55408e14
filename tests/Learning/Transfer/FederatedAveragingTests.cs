using Judba.Learning.Networks;
using Judba.Learning.Tests.Support;
using Judba.Learning.Transfer;

namespace Judba.Learning.Tests.Transfer;

public sealed class FederatedAveragingTests
{
    [Fact]
    public void Average_TwoNetworks_IsTheMeanWeightedBySamples()
    {
        using EdgeClassifier first = Network(1), second = Network(2), mean = Network(3);

        FederatedAveraging.Average(mean, [(first, 100), (second, 300)]);

        float[] a = Sets.Weights(first), b = Sets.Weights(second);
        Assert.Equal(a.Zip(b, (x, y) => 0.25f * x + 0.75f * y), Sets.Weights(mean), (x, y) => Math.Abs(x - y) <= 1e-6);
    }

    [Fact]
    public void Copy_Network_GivesItsWeightsAndKeepsThem()
    {
        using EdgeClassifier source = Network(1), target = Network(2);
        var before = Sets.Weights(source);

        FederatedAveraging.Copy(source, target);

        Assert.Equal(before, Sets.Weights(target));
        Assert.Equal(before, Sets.Weights(source));
        Assert.All(target.parameters(), p => Assert.True(p.requires_grad));
    }

    private static EdgeClassifier Network(long seed) => new(new(1, 4, 4), 3, new ClassifierDesign(2, 2, 4), seed);
}
