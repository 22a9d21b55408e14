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

    // The stored picture is red, lime, blue and white, from the upper left to the lower right. The letters are what is shown.
    [Theory]
    [InlineData(1, "RLBW")]
    [InlineData(2, "LRWB")]
    [InlineData(3, "WBLR")]
    [InlineData(4, "BWRL")]
    [InlineData(5, "RBLW")]
    [InlineData(6, "BRWL")]
    [InlineData(7, "WLBR")]
    [InlineData(8, "LWRB")]
    public void Read_ExifOrientation_IsAsViewersShowIt(byte orientation, string shown)
    {
        const int Side = 16;
        using var folder = new TemporaryFolder();
        Fill(folder, "a", SKColors.Black, 2);
        Directory.CreateDirectory(folder["b"]);
        using var bitmap = new SKBitmap(64, 64);
        for (var k = 0; k < 4; k++)
        {
            SKColor[] colors = [SKColors.Red, SKColors.Lime, SKColors.Blue, SKColors.White];
            bitmap.Erase(colors[k], SKRectI.Create(32 * (k % 2), 32 * (k / 2), 32, 32));
        }

        for (var k = 0; k < 2; k++)
            File.WriteAllBytes(folder[$"b/{k}.jpg"], WithOrientation(bitmap.Encode(SKEncodedImageFormat.Jpeg, 100).ToArray(), orientation));

        var data = ImageFolder.Read(folder.Path, seed: 1, Side).Train;

        var picture = data.Image(data.Labels.IndexOf((byte)1)).ToArray();
        Assert.Equal(shown, string.Concat(((int[])[4 * Side + 4, 4 * Side + 12, 12 * Side + 4, 12 * Side + 12]).Select(Letter)));

        char Letter(int at) => (picture[at] > 127, picture[Side * Side + at] > 127, picture[2 * Side * Side + at] > 127) switch
        {
            (true, true, true) => 'W',
            (true, _, _) => 'R',
            (_, true, _) => 'L',
            _ => 'B',
        };
    }

    [Fact]
    public void Read_TransparentParts_AreDrawnOnBlack()
    {
        using var folder = new TemporaryFolder();
        Fill(folder, "a", SKColors.Red.WithAlpha(0), 2);
        Fill(folder, "b", SKColors.Red.WithAlpha(128), 2);

        var data = ImageFolder.Read(folder.Path, seed: 1, side: 16).Train;

        Assert.All(data.Image(data.Labels.IndexOf((byte)0)).ToArray(), v => Assert.Equal(0, v));
        Assert.All(data.Image(data.Labels.IndexOf((byte)1)).ToArray()[..256], v => Assert.InRange(v, 120, 136));
    }

    // An EXIF segment with the orientation alone, behind the two bytes that every JPEG begins with.
    private static byte[] WithOrientation(byte[] jpeg, byte orientation)
    {
        byte[] segment =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8,
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
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
