using Judba.Experiments.Records;
using Judba.Models.Files;

namespace Judba.Experiments.Comparisons;

/// <summary>The folder of a comparison: its manifest and its records, and what is made from them.</summary>
/// <param name="Path">The folder.</param>
internal sealed record ComparisonFolder(string Path)
{
    // What a message shows of a hash.
    private const int Digits = 12;

    private string Manifest => System.IO.Path.Combine(Path, RunManifest.FileName);

    private string Records => System.IO.Path.Combine(Path, "compare.jsonl");

    /// <summary>Sees that the folder may be that of a comparison. The same command goes on in its own folder.</summary>
    /// <returns>The records that are there already.</returns>
    /// <exception cref="InputException">It belongs to another run.</exception>
    public IReadOnlyList<SolveRecord> Claim(RunManifest manifest)
    {
        OutputFolder.RequireOwn(Path, ComparisonManifest.Command);
        if (File.Exists(Manifest))
        {
            using var found = Json.Read(Manifest);
            var (old, now) = (RunManifest.ConfigurationHash(found.RootElement), manifest.ConfigurationHash());
            if (!string.Equals(old, now, StringComparison.Ordinal))
            {
                throw new InputException(
                    $"Folder '{Path}' holds a comparison of another configuration ('{Short(old)}'; given: '{Short(now)}'); "
                    + "allowed: a folder of its own for each run.");
            }
        }

        else if (new FileInfo(Records) is { Exists: true, Length: > 0 })
        {
            throw new InputException(
                $"Folder '{Path}' holds records without {RunManifest.FileName}, which says whose they are; "
                + "allowed: a folder of its own for each run.");
        }

        return RecordFile.Read(Records);
    }

    /// <summary>Opens the records to add to them.</summary>
    /// <exception cref="InputException">Another process writes them.</exception>
    public RecordFile Open() => RecordFile.Append(Records);

    /// <summary>Writes the manifest, replacing an older one.</summary>
    public void Save(RunManifest manifest) => AtomicFile.Write(Manifest, manifest.ToJson());

    /// <summary>What the folder holds; null where it is not that of a comparison with records.</summary>
    /// <exception cref="InputException">A file in it is spoilt.</exception>
    public ComparisonResult? Read()
    {
        if (!File.Exists(Manifest))
            return null;
        using var manifest = Json.Read(Manifest);
        try
        {
            return ComparisonManifest.Read(manifest.RootElement) is { } setup ? new(setup, RecordFile.Read(Records)) : null;
        }
        catch (FormatException e)
        {
            throw new InputException(
                $"{Manifest}: no manifest of a comparison ({e.Message}); allowed: the file that a run of this program wrote.", e);
        }
    }

    private static string Short(string hash) => hash[..Math.Min(Digits, hash.Length)];
}
