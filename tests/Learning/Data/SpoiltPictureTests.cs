using Judba.Learning.Data;
using Judba.Models.Files;
using Judba.Tests.Support;
using SkiaSharp;

namespace Judba.Learning.Tests.Data;

/// <summary>IDX files and pictures that are spoilt in every way: each is read or refused with one sentence.</summary>
public sealed class SpoiltPictureTests
{
    // Two images of 3×2, their labels, and what either begins with.
    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 2,
        .. Enumerable.Range(0, 12).Select(k => (byte)k)];
    private static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 2, 0, 1];

    [Fact]
    public void IdxRead_FilesCutAnywhere_AreRefusedInOneSentence()
    {
        Assert.Equal(2, Read(Images, Labels).Train.Count);
        Assert.All(SpoiltFiles.Cut(Images), images => AssertRefused(() => Read(images, Labels)));
        Assert.All(SpoiltFiles.Cut(Labels), labels => AssertRefused(() => Read(Images, labels)));
    }

    // A length of 2³¹ − 1 among them, which no array has.
    [Fact]
    public void IdxRead_AnyByteOfTheHeadersReplaced_IsReadOrRefusedInOneSentence()
    {
        for (var k = 0; k < Images.Length - 12; k++)
        {
            foreach (var other in (byte[])[0, 1, 127, 128, 255])
            {
                byte[] images = [.. Images[..k], other, .. Images[(k + 1)..]];
                byte[] labels = k < Labels.Length ? [.. Labels[..k], other, .. Labels[(k + 1)..]] : Labels;
                Assert.Null(SpoiltFiles.Complaint(() => Read(images, Labels)));
                Assert.Null(SpoiltFiles.Complaint(() => Read(Images, labels)));
            }
        }
    }

    [Theory]
    [InlineData(0x7F, 0xFF, 0xFF, 0xFF)]
    [InlineData(0x7F, 0xFF, 0xFF, 0xC7)]
    [InlineData(0x40, 0x00, 0x00, 0x00)]
    public void IdxRead_HeaderOfGigabytesThatAreNotThere_IsRefusedWithoutTheirMemory(byte first, byte second, byte third, byte fourth)
    {
        byte[] labels = [0, 0, 8, 1, first, second, third, fourth, 0, 1];
        var before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(() => Read(Images, labels));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 << 20);
    }

    [Fact]
    public void PictureRead_FileCutAnywhere_IsReadOrRefusedInOneSentence()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["a", "b"])
        {
            Directory.CreateDirectory(folder[name]);
            for (var k = 0; k < 2; k++)
                File.WriteAllBytes(folder[$"{name}/{k}.png"], Picture(SKEncodedImageFormat.Png));
        }

        foreach (var (format, end) in new[] { (SKEncodedImageFormat.Png, "png"), (SKEncodedImageFormat.Jpeg, "jpg") })
        {
            var (whole, path) = (Picture(format), folder[$"a/x.{end}"]);
            File.WriteAllBytes(path, whole);
            Assert.Equal(
                3, ImageFolder.Read(folder.Path, 1, side: 8).Train.Count + ImageFolder.Read(folder.Path, 1, side: 8).Test.Count - 2);
            foreach (var cut in SpoiltFiles.Cut(whole))
            {
                File.WriteAllBytes(path, cut);
                Assert.Null(SpoiltFiles.Complaint(() => ImageFolder.Read(folder.Path, 1, side: 8)));
            }

            // Half of a picture would be grey in its lower half.
            File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
            AssertRefused(() => ImageFolder.Read(folder.Path, 1, side: 8));
            File.Delete(path);
        }
    }

    private static void AssertRefused(Action read)
    {
        Assert.Null(SpoiltFiles.Complaint(read));
        Assert.Throws<InputException>(read);
    }

    private static ImageData Read(byte[] images, byte[] labels) =>
        IdxFolder.Read("set", name => (name, new MemoryStream(name.Contains("images", StringComparison.Ordinal) ? images : labels)));

    private static byte[] Picture(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(24, 24);
        var random = new Random(1);
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
                bitmap.SetPixel(x, y, new SKColor((byte)random.Next(256), (byte)(8 * x), (byte)(8 * y)));
        }

        using var data = bitmap.Encode(format, 80);
        return data.ToArray();
    }
}
