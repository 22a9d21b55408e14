namespace Judba.Architecture.Tests;

/// <summary>Words of a solver are for people. Programs read its <c>SolveStatistics</c>.</summary>
public sealed class RawStatusTests
{
    // Each of these writes the words into a message, a table or a file, and decides nothing by them.
    private static readonly string[] Writers = ["SolveResult", "AnswerConditions", "SolveRecord", "SolveCommand"];

    [Fact]
    public void RawStatus_InTheWholeProgram_IsReadByWritersOfMessagesAlone() =>
        Assert.Subset(Writers.ToHashSet(StringComparer.Ordinal), Readers().ToHashSet(StringComparer.Ordinal));

    // The walk sees the program, and it sees a reader where there is one.
    [Fact]
    public void Walk_OfTheProgram_FindsItsReaders()
    {
        Assert.Contains("judba.dll", MethodCalls.Assemblies.Select(Path.GetFileName), StringComparer.Ordinal);
        Assert.Contains("AnswerConditions", Readers(), StringComparer.Ordinal);
    }

    private static List<string> Readers() => MethodCalls.Callers(
        (metadata, method) => string.Equals(MethodCalls.NameOf(metadata, method), "get_RawStatus", StringComparison.Ordinal));
}
