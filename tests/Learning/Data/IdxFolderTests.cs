using System.IO.Compression;
using Judba.Learning.Data;
using Judba.Learning.Tests.Support;
using Judba.Models.Files;
using Judba.Tests.Support;

namespace Judba.Learning.Tests.Data;

public sealed class IdxFolderTests
{
    private const string Images = "train-images-idx3-ubyte.gz";
    private const string Labels = "train-labels-idx1-ubyte.gz";

    [Fact]
    public void Read_WhatWriteWrote_IsTheSamePadded()
    {
        using var folder = new TemporaryFolder();
        var set = Sets.Noise(6, new(1, 28, 28), 3);
        IdxFolder.Write(folder.Path, new("x", set, set));

        var data = IdxFolder.Read(folder.Path);

        Assert.Equal(new ImageShape(1, 32, 32), data.Train.Shape);
        Assert.Equal(set.Labels, data.Test.Labels);
        for (var y = 0; y < 28; y++)
            Assert.Equal(set.Image(5).Slice(28 * y, 28), data.Train.Image(5).Slice(32 * (y + 2) + 2, 28));
        Assert.Equal(0, data.Train.Image(0)[0]);
    }

    [Fact]
    public void Read_PlainFiles_AreTheSameAsCompressedOnes()
    {
        using var folder = Written();
        var compressed = IdxFolder.Read(folder.Path);
        foreach (var path in Directory.GetFiles(folder.Path))
        {
            using (var from = new GZipStream(File.OpenRead(path), CompressionMode.Decompress))
            using (var to = File.Create(path[..^3]))
                from.CopyTo(to);
            File.Delete(path);
        }

        Assert.Equal(compressed.Train.Pixels, IdxFolder.Read(folder.Path).Train.Pixels);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_KagglesNames_AreTheSame(bool isCompressed)
    {
        using var folder = Written();
        var usual = IdxFolder.Read(folder.Path);
        foreach (var path in Directory.GetFiles(folder.Path))
        {
            var renamed = path.Replace("-idx", ".idx", StringComparison.Ordinal);
            File.Move(path, renamed);
            if (isCompressed)
                continue;
            using (var from = new GZipStream(File.OpenRead(renamed), CompressionMode.Decompress))
            using (var to = File.Create(renamed[..^3]))
                from.CopyTo(to);
            File.Delete(renamed);
        }

        Assert.True(IdxFolder.IsOne(folder.Path));
        Assert.Equal(usual.Test.Pixels, IdxFolder.Read(folder.Path).Test.Pixels);
    }

    [Fact]
    public void Read_MissingFile_NamesIt()
    {
        using var folder = Written();
        File.Delete(folder[Labels]);

        var refusal = Assert.Throws<InputException>(() => IdxFolder.Read(folder.Path));

        Assert.Contains("'train-labels-idx1-ubyte' is missing", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "header is broken off")]
    [InlineData(10, "header is broken off")]
    [InlineData(500, "is broken off after 484 of")]
    public void Read_TruncatedImages_SaysWhere(int length, string words) => Refused(content => content[..length], words);

    [Fact]
    public void Read_BytesLeftOver_AreRefused() => Refused(content => [.. content, 1], "has bytes after the");

    [Fact]
    public void Read_WrongMagic_IsRefused() => Refused(content => [0, 0, 9, 3, .. content[4..]], "magic number is 0x00000903");

    [Fact]
    public void Read_NegativeLength_IsRefused() =>
        Refused(content => [.. content[..4], 255, 255, 255, 255, .. content[8..]], "dimension 0 is -1");

    [Fact]
    public void Read_CorruptGzip_IsRefused()
    {
        using var folder = Written();
        File.WriteAllBytes(folder[Images], [31, 139, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);

        var refusal = Assert.Throws<InputException>(() => IdxFolder.Read(folder.Path));

        Assert.Contains(Images, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FewerLabelsThanImages_IsRefused()
    {
        using var folder = Written();
        Rewrite(folder[Labels], content => [.. content[..4], 0, 0, 0, 3, .. content[8..11]]);

        var refusal = Assert.Throws<InputException>(() => IdxFolder.Read(folder.Path));

        Assert.Contains("has 3 labels for the 4 images", refusal.Message, StringComparison.Ordinal);
    }

    private static void Refused(Func<byte[], byte[]> spoil, string words)
    {
        using var folder = Written();
        Rewrite(folder[Images], spoil);

        var refusal = Assert.Throws<InputException>(() => IdxFolder.Read(folder.Path));

        Assert.Contains(Images, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("allowed:", refusal.Message, StringComparison.Ordinal);
    }

    private static TemporaryFolder Written()
    {
        var folder = new TemporaryFolder();
        var set = Sets.Noise(4, new(1, 28, 28), 2);
        IdxFolder.Write(folder.Path, new("x", set, set));
        return folder;
    }

    private static void Rewrite(string path, Func<byte[], byte[]> change)
    {
        using var plain = new MemoryStream();
        using (var from = new GZipStream(File.OpenRead(path), CompressionMode.Decompress))
            from.CopyTo(plain);
        using var to = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        to.Write(change(plain.ToArray()));
    }
}
