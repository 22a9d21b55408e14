using System.Buffers.Binary;
using System.Text;
using Judba.Models.Files;
using Judba.Tests.Support;

namespace Judba.Torch.Tests;

/// <summary>safetensors files that are spoilt in every way: each is read or refused with one sentence.</summary>
public sealed class TensorFileTests
{
    private const string Header = """
        {"__metadata__":{"format":"x"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},
         "b":{"dtype":"U8","shape":[],"data_offsets":[8,9]}}
        """;

    private static readonly byte[] Content = [0, 0, 128, 63, 0, 0, 0, 64, 7];

    [Fact]
    public void Parse_GoodFile_HasItsTensors()
    {
        var (tensors, words) = TensorFile.Parse("x", File(Header));
        Assert.Equal([1f, 2f], tensors["a"].Floats.ToArray());
        Assert.Equal(7, tensors["b"].Bytes.Span[0]);
        Assert.Equal("x", words["format"]);
    }

    [Fact]
    public void Parse_FileCutAnywhere_IsRefusedInOneSentence() => Assert.All(SpoiltFiles.Cut(File(Header)), file =>
    {
        Assert.Null(SpoiltFiles.Complaint(() => TensorFile.Parse("x", file)));
        Assert.Throws<InputException>(() => TensorFile.Parse("x", file));
    });

    [Fact]
    public void Parse_AnyValueOfTheHeaderReplaced_IsReadOrRefusedInOneSentence() => Assert.All(
        SpoiltFiles.Restructured(Encoding.UTF8.GetBytes(Header)),
        header => Assert.Null(SpoiltFiles.Complaint(() => TensorFile.Parse("x", File(Encoding.UTF8.GetString(header))))));

    [Theory]
    [InlineData("[0]", "no place")]
    [InlineData("[]", "no place")]
    [InlineData("[0,8,9]", "no place")]
    [InlineData("[8,0]", "no place")]
    [InlineData("[-1,7]", "no place")]
    [InlineData("[2,10]", "no place")]
    [InlineData("[0,4]", "size")]
    [InlineData("[0,2147483647]", "no place")]
    [InlineData("[0,4294967296]", "corrupt")]
    public void Parse_OtherPlaces_AreRefusedByTheTensorsName(string places, string words)
    {
        var refusal = Assert.Throws<InputException>(
            () => TensorFile.Parse("x", File(Header.Replace("[0,8]", places, StringComparison.Ordinal))));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("allowed: a safetensors file", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[4611686018427387904,4]")]
    [InlineData("[-2,-1]")]
    [InlineData("[3]")]
    public void Parse_OtherShape_IsRefused(string shape) =>
        Assert.Throws<InputException>(() => TensorFile.Parse("x", File(Header.Replace("[2]", shape, StringComparison.Ordinal))));

    [Fact]
    public void Parse_TensorTwice_IsRefused() => Assert.Contains(
        "'a' stands twice",
        Assert.Throws<InputException>(
            () => TensorFile.Parse("x", File(Header.Replace("\"b\"", "\"a\"", StringComparison.Ordinal)))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(1L << 40)]
    [InlineData(200)]
    [InlineData(0)]
    public void Parse_OtherHeaderLength_IsRefused(long length)
    {
        var file = File(Header);
        BinaryPrimitives.WriteInt64LittleEndian(file, length);
        Assert.Throws<InputException>(() => TensorFile.Parse("x", file));
    }

    private static byte[] File(string header)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. Content];
    }
}
