using Judba.Learning.Data;
using Judba.Models.Files;
using Judba.Tests.Support;
using SkiaSharp;

namespace Judba.Learning.Tests.Data;

public sealed class ImageFolderTests
{
    [Fact]
    public void Read_TwoClasses_ResizesAndSplitsSevenToThree()
    {
        using var folder = new TemporaryFolder();
        Fill(folder, "green", SKColors.Lime, 10);
        Fill(folder, "red", SKColors.Red, 20);

        var data = ImageFolder.Read(folder.Path, seed: 1, side: 16);

        Assert.Equal("green red", string.Join(" ", data.Train.Classes));
        Assert.Equal((21, 9), (data.Train.Count, data.Test.Count));
        Assert.Equal(new ImageShape(3, 16, 16), data.Train.Shape);
        Assert.Equal(7, data.Train.Labels.ToArray().Count(l => l == 0));
        // Red first, then green, then blue: planes, not interleaved.
        var red = data.Train.Image(data.Train.Count - 1).ToArray();
        Assert.All(red[..256], v => Assert.InRange(v, 250, 255));
        Assert.All(red[256..], v => Assert.InRange(v, 0, 5));
    }

    [Fact]
    public void Read_DefaultSide_IsThePapers()
    {
        using var folder = new TemporaryFolder();
        Fill(folder, "a", SKColors.Blue, 2);
        Fill(folder, "b", SKColors.Red, 2);

        Assert.Equal(new ImageShape(3, 256, 256), ImageFolder.Read(folder.Path, 1).Test.Shape);
    }

    [Fact]
    public void Read_OneClass_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Fill(folder, "a", SKColors.Blue, 2);

        var refusal = Assert.Throws<InputException>(() => ImageFolder.Read(folder.Path, 1));

        Assert.Contains("has 1 folders", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PictureThatIsNone_NamesIt()
    {
        using var folder = new TemporaryFolder();
        Fill(folder, "a", SKColors.Blue, 2);
        Fill(folder, "b", SKColors.Red, 2);
        File.WriteAllText(folder["a/0.png"], "no picture");

        var refusal = Assert.Throws<InputException>(() => ImageFolder.Read(folder.Path, 1));

        Assert.Contains("0.png: cannot be decoded", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFolder_SaysWhatIsAllowed()
    {
        var refusal = Assert.Throws<InputException>(() => ImageData.Read("/nowhere", 1));

        Assert.Contains("IDX files", refusal.Message, StringComparison.Ordinal);
    }

    private static void Fill(TemporaryFolder folder, string name, SKColor color, int count)
    {
        Directory.CreateDirectory(folder[name]);
        using var bitmap = new SKBitmap(20, 30);
        bitmap.Erase(color);
        for (var k = 0; k < count; k++)
        {
            using var stream = File.Create(Path.Combine(folder[name], $"{k}.png"));
            bitmap.Encode(stream, SKEncodedImageFormat.Png, 100);
        }
    }
}
