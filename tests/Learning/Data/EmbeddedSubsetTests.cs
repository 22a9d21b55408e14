using Judba.Learning.Data;
using Judba.Learning.Tests.Support;

namespace Judba.Learning.Tests.Data;

public sealed class EmbeddedSubsetTests
{
    [Fact]
    public void Read_Subset_IsBalanced()
    {
        var data = Sets.Subset;

        Assert.Equal((4000, 1000), (data.Train.Count, data.Test.Count));
        Assert.Equal(new ImageShape(1, 32, 32), data.Train.Shape);
        Assert.Equal(10, data.Train.Classes.Length);
        Assert.All(data.Train.Labels.ToArray().GroupBy(l => l), g => Assert.Equal(400, g.Count()));
        Assert.All(data.Test.Labels.ToArray().GroupBy(l => l), g => Assert.Equal(100, g.Count()));
    }
}
