namespace Judba.Torch.Tests;

public sealed class WeakVersionNeedTests
{
    private static readonly string Library = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");

    [Fact]
    public void Mark_NeededVersion_ChangesItsFlagAlone()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var before = File.ReadAllBytes(Library);
        var after = before.ToArray();

        var marked = WeakVersionNeed.Mark(after, "GLIBCXX_3.4.21");

        Assert.True(marked);
        var changed = Enumerable.Range(0, before.Length).Where(i => before[i] != after[i]).ToList();
        var at = Assert.Single(changed);
        Assert.Equal(0, before[at]);
        Assert.Equal(2, after[at]);
    }

    [Fact]
    public void Mark_VersionThatIsNotNeeded_ChangesNothing()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var before = File.ReadAllBytes(Library);
        var after = before.ToArray();

        Assert.False(WeakVersionNeed.Mark(after, "GLIBCXX_9.9.9"));
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(1000)]
    public void Mark_NoSharedLibrary_IsFalse(int length) =>
        Assert.False(WeakVersionNeed.Mark(new byte[length], "GLIBCXX_3.4.32"));
}
