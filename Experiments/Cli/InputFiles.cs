using Judba.Certificates;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary>Files that a command line names. A hyphen in place of a path is standard input.</summary>
internal static class InputFiles
{
    private const string StandardInput = "-";

    private const string InputName = "standard input";

    /// <summary>What the descriptions of arguments add.</summary>
    public const string Hint = "- for standard input";

    /// <summary>Reads an instance or a canonical problem.</summary>
    /// <exception cref="InputException">It is not exactly what a format says, or standard input was read before.</exception>
    public static LoadedInstance Instance(Session session, string path) =>
        IsInput(path) ? InstanceFile.Read(InputName, session.ReadInput()) : InstanceFile.Read(path);

    /// <summary>Reads a solution of a problem with <paramref name="deviceCount"/> devices.</summary>
    /// <exception cref="InputException">It is not exactly what a format says, or standard input was read before.</exception>
    public static LoadedSolution Solution(Session session, string path, int deviceCount) => IsInput(path)
        ? SolutionFile.Read(InputName, session.ReadInput(), deviceCount)
        : SolutionFile.Read(path, deviceCount);

    /// <summary>Reads a certificate for a problem with <paramref name="deviceCount"/> devices.</summary>
    /// <exception cref="InputException">It is not exactly what the format says, or standard input was read before.</exception>
    public static Certificate Certificate(Session session, string path, int deviceCount) => IsInput(path)
        ? CertificateFile.Read(InputName, session.ReadInput(), deviceCount)
        : CertificateFile.Read(path, deviceCount);

    /// <summary>The text of standard input, with what messages call it, where a path means it; null for a file.</summary>
    /// <exception cref="InputException">Standard input was read before.</exception>
    public static (string Source, ReadOnlyMemory<byte> Json)? Text(Session session, string path) =>
        IsInput(path) ? (InputName, session.ReadInput()) : null;

    private static bool IsInput(string path) => string.Equals(path, StandardInput, StringComparison.Ordinal);
}
