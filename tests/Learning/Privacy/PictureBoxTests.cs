using Judba.Learning.Data;
using Judba.Learning.Privacy;
using Judba.Learning.Tests.Support;
using TorchSharp;

namespace Judba.Learning.Tests.Privacy;

public sealed class PictureBoxTests
{
    [Fact]
    public void Of_PaddedImages_LeavesTheMarginsOut()
    {
        using var images = Samples.From(Sets.Noise(20, new(3, 6, 9), 2).Pad(12, 12), torch.CPU);
        Assert.Equal(new PictureBox(3, 1, 6, 9), PictureBox.Of(images));
    }

    [Fact]
    public void Of_ImagesThatAreAllEqual_IsTheWholeImage()
    {
        using var images = Samples.From(new(new byte[3 * 16], new(1, 4, 4), [0, 0, 0], ["x"]), torch.CPU);
        Assert.Equal(new PictureBox(0, 0, 4, 4), PictureBox.Of(images));
    }

    [Fact]
    public void Cut_Pictures_AreWhatLiesInside()
    {
        using var scope = torch.NewDisposeScope();
        var cut = new PictureBox(1, 2, 2, 1).Cut(torch.tensor([.. Enumerable.Range(0, 16).Select(k => (float)k)], [1, 1, 4, 4]));
        Assert.Equal([6f, 10], cut.contiguous().data<float>().ToArray());
    }
}
