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

    /// <summary>Refuses a folder that a run of another command wrote: two runs in one folder would be shown as one.</summary>
    /// <exception cref="InputException">Its manifest is one of another command.</exception>
    public static void RequireOwn(string path, string command)
    {
        var file = Path.Combine(path, RunManifest.FileName);
        if (!File.Exists(file))
            return;
        using var manifest = Json.Read(file);
        if (!RunManifest.IsOf(manifest.RootElement, command))
        {
            throw new InputException(
                $"Folder '{path}' holds results of another command than 'judba {command}'; allowed: a folder of its own for each run.");
        }
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
