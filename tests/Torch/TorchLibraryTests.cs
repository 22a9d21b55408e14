using TorchSharp;

namespace Judba.Torch.Tests;

public sealed class TorchLibraryTests
{
    [Fact]
    public void Load_OnThisSystem_AddsTensors()
    {
        TorchLibrary.Load();

        using var ones = torch.ones(2, 3);
        using var sum = ones.sum();

        Assert.Equal(6f, sum.item<float>());
    }
}
