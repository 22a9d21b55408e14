using Judba.Experiments.Text;
using Judba.Models.Files;

namespace Judba.Experiments.Records;

/// <summary>The folder that a command writes into.</summary>
internal static class OutputFolder
{
    /// <summary>A dated folder of its own for a run of <paramref name="command"/>.</summary>
    public static string Dated(string command, DateTimeOffset start)
    {
        var path = Path.Combine("results", $"{command}-{start:yyyyMMdd-HHmmss}");
        var free = path;
        for (var k = 2; Directory.Exists(free); k++)
            free = $"{path}-{k}";
        return free;
    }

    /// <summary>Creates the folder, if it is not there, and its parents.</summary>
    /// <exception cref="InputException">It cannot be created.</exception>
    public static void Create(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"Option '--out' is '{path}', which cannot be created: {BadInput.Sentence(e)}", e);
        }
    }
}
