using Judba.Experiments.Studies;
using Judba.Experiments.Studies.Privacy;
using Judba.Experiments.Tests.Support;
using Judba.Learning.Data;
using Judba.Models.Files;

namespace Judba.Experiments.Tests.Studies;

public sealed class KeptPartsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Get_SecondTime_DoesNotMeasureAgain()
    {
        var measured = 0;
        Part Measure() => new(++measured, double.NaN, double.PositiveInfinity);

        var first = Parts("a").Get("one", Measure);
        var second = Parts("a").Get("one", Measure);

        Assert.Equal(1, measured);
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"settings":"a","part":{"count":"many","accuracy":0,"epochs":0}}""")]
    [InlineData("""{"settings":"a","part":{"count":1,"accuracy":0}}""")]
    [InlineData("""{"settings":"a","part":null}""")]
    [InlineData("""{"settings":"a"}""")]
    public void Get_DamagedPart_IsRefused(string content)
    {
        Write("one", content);
        var fault = Assert.Throws<InputException>(() => Parts("a").Get("one", Never));
        Assert.EndsWith("one.json: no part of this study; allowed: what an earlier run wrote, or no such file.", fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Get_PartOfOtherSettings_IsRefusedWithBoth()
    {
        Parts("a").Get("one", () => new(1, 2, 3));
        var fault = Assert.Throws<InputException>(() => Parts("b").Get("one", Never));
        Assert.Contains("'settings' is 'a'; allowed: 'b', or another '--out'.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Get_FailingMeasurement_LeavesNoFile()
    {
        Assert.Throws<InvalidOperationException>(() => Parts("a").Get("one", () => throw new InvalidOperationException("failed")));
        Assert.Empty(Directory.GetFiles(_folder.Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Get_Pictures_ComeBackAsTheyWere()
    {
        var images = new ImageSet([1, 2, 3, 4, 5, 6, 7, 255], new(1, 2, 2), [1, 0], ["shirt", "shoe"]);
        KeptParts<ImageSet> Parts() => new(_folder.Folder, "a", new ImageSetConverter());

        Parts().Get("images", () => images);
        var read = Parts().Get("images", () => throw new InvalidOperationException("Measured again."));

        Assert.Equal(images.Shape, read.Shape);
        Assert.Equal(images.Pixels, read.Pixels);
        Assert.Equal(images.Labels, read.Labels);
        Assert.Equal<string>([.. images.Classes], [.. read.Classes], StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("""{"shape":{"channels":1,"height":2,"width":2},"pixels":"AQI=","labels":"AA==","classes":["shirt"]}""")]
    [InlineData("""{"shape":{"channels":1,"height":1,"width":2},"pixels":"AQI=","labels":"AQ==","classes":["shirt"]}""")]
    [InlineData("""{"shape":{"channels":1,"height":1,"width":2},"labels":"AA==","classes":["shirt"]}""")]
    [InlineData("""{"shape":{"channels":1,"height":1,"width":2},"pixels":"AQI=","labels":"AA=="}""")]
    public void Get_DamagedPictures_AreRefused(string images)
    {
        Write("one", $$"""{"settings":"a","part":{{images}}}""");
        var parts = new KeptParts<ImageSet>(_folder.Folder, "a", new ImageSetConverter());
        Assert.Throws<InputException>(() => parts.Get("one", () => throw new InvalidOperationException("Measured again.")));
    }

    private static Part Never() => throw new InvalidOperationException("Measured again.");

    private KeptParts<Part> Parts(string settings) => new(_folder.Folder, settings);

    private void Write(string name, string content)
    {
        Directory.CreateDirectory(_folder.Path("parts"));
        File.WriteAllText(Path.Combine(_folder.Path("parts"), name + ".json"), content);
    }

    internal sealed record Part(int Count, double Accuracy, double Epochs);
}
