using System.Text;
using Judba.Solvers.External;

namespace Judba.Solvers.Tests.External;

public sealed class OutputTailTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("\n \r\n", "")]
    [InlineData("one", "one")]
    [InlineData("1\n2\n\n3\r\n4\n5\n6\n", "2 | 3 | 4 | 5 | 6")]
    [InlineData("a\u001b[31mb", "a·[31mb")]
    public void Words_ShortOutput_AreItsLastLines(string output, string words)
    {
        var tail = new OutputTail();
        foreach (var part in Encoding.UTF8.GetBytes(output))
            tail.Add([part]);
        Assert.Equal(words, tail.Words());
    }

    // Whatever the parts that it comes in, across the ring's seam and in parts longer than the ring.
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8191)]
    [InlineData(8192)]
    [InlineData(50_000)]
    public void Words_LongOutput_AreItsEnd(int part)
    {
        var output = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(k => $"{k}:")));
        var tail = new OutputTail();
        foreach (var bytes in output.Chunk(part))
            tail.Add(bytes);
        var words = tail.Words();
        Assert.StartsWith("…", words, StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetString(output[^600..]), words[1..]);
    }

    // A gigabyte without a line end takes no memory but the ring's.
    [Fact]
    public void Add_Gigabyte_AllocatesNothing()
    {
        var (tail, chunk) = (new OutputTail(), new byte[1 << 16]);
        tail.Add(chunk);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var k = 0; k < 1 << 14; k++)
            tail.Add(chunk);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 10);
    }
}
