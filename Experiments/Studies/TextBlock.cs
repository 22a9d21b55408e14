using Judba.Experiments.Statistics;
using Judba.Experiments.Text;

namespace Judba.Experiments.Studies;

/// <summary>What is printed together: lines, then a table, then lines.</summary>
/// <param name="Table">The table; null for none.</param>
internal sealed record TextBlock(StudyTable? Table = null)
{
    /// <summary>Lines above the table.</summary>
    public IReadOnlyList<string> Above { get; init; } = [];

    /// <summary>Lines below the table.</summary>
    public IReadOnlyList<string> Below { get; init; } = [];

    /// <summary>Nothing. As the last block it leaves an empty line after the one before it.</summary>
    public static TextBlock Empty { get; } = new();

    /// <summary>Lines alone.</summary>
    public static TextBlock Lines(params IReadOnlyList<string> lines) => new() { Above = lines };

    /// <summary>A table of claims.</summary>
    public static TextBlock OfClaims(IEnumerable<Claim> claims, bool tellsWhose = true) => new(StudyTable.OfClaims("", claims, tellsWhose));

    /// <summary>Prints blocks with an empty line between two.</summary>
    public static void Write(TextWriter output, IEnumerable<TextBlock> blocks, int width = TextTable.Unlimited)
    {
        foreach (var (k, block) in blocks.Index())
        {
            if (k > 0)
                output.WriteLine();
            block.Write(output, width);
        }
    }

    /// <summary>Prints it.</summary>
    public void Write(TextWriter output, int width = TextTable.Unlimited)
    {
        foreach (var line in Above)
            output.WriteLine(line);
        Table?.Write(output, width);
        foreach (var line in Below)
            output.WriteLine(line);
    }
}
