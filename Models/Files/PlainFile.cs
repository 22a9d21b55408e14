using System.Runtime.InteropServices;

namespace Judba.Models.Files;

/// <summary>Tells plain files from devices, pipes and sockets, which .NET does not.</summary>
internal static partial class PlainFile
{
    // statx(2): its answer has the same places on every machine, unlike stat's.
    private const int CurrentFolder = -100, TypeWanted = 1, AnswerBytes = 256, ModePlace = 28;
    private const int TypeBits = 0xF000, Plain = 0x8000;

    /// <summary>Where a path leads to, links followed; what a link leads to need not be there yet.</summary>
    public static string Target(string path) =>
        new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    /// <summary>Whether a path is a plain file, or nothing yet, or a link to one of these, and can be replaced as a whole.</summary>
    public static bool IsOrMayBecome(string path)
    {
        if (OperatingSystem.IsWindows())
            return true;
        // An open file of this process, as /dev/stdout: to replace what it leads to would part the two.
        if (IsOfProcess(path) || IsOfProcess(new FileInfo(path).LinkTarget ?? ""))
            return false;
        if (!OperatingSystem.IsLinux())
            return !path.StartsWith("/dev/", StringComparison.Ordinal);
        Span<byte> answer = stackalloc byte[AnswerBytes];
        try
        {
            return Status(CurrentFolder, path, 0, TypeWanted, ref MemoryMarshal.GetReference(answer)) != 0
                || (MemoryMarshal.Read<ushort>(answer[ModePlace..]) & TypeBits) == Plain;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library from before statx.
            return !path.StartsWith("/dev/", StringComparison.Ordinal);
        }
    }

    private static bool IsOfProcess(string path) =>
        path.StartsWith("/proc/", StringComparison.Ordinal) || path.StartsWith("/dev/fd/", StringComparison.Ordinal);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Status(int folder, string path, int flags, uint wanted, ref byte answer);
}
