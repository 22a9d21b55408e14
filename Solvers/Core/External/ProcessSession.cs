using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Judba.Solvers.External;

/// <summary>
/// A program in a session of its own, so that it can be killed together with all that it started, even with children whose parent has
/// ended.
/// What opens a session itself is out of reach. Where the system has no <c>setsid</c>, the program's descendants are killed instead.
/// </summary>
internal static partial class ProcessSession
{
    private const int Kill = 9;

    // util-linux's program becomes the one that it starts: the process id stays the same, and is the id of the group too.
    private static readonly string? Starter = OperatingSystem.IsWindows() ? null : CommandLine.Find("setsid");

    /// <summary>How to start a command, with all three standard streams redirected.</summary>
    public static ProcessStartInfo Start(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(Starter ?? command[0])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        for (var k = Starter is null ? 1 : 0; k < command.Count; k++)
            start.ArgumentList.Add(command[k]);
        return start;
    }

    /// <summary>Kills a command that was started so, and waits a little for its end.</summary>
    public static void End(Process process, TimeSpan patience)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException or NotSupportedException)
        {
            // It ended between the question and the kill.
        }

        // A group that is empty by now is an error that changes nothing.
        if (Starter is not null)
            _ = Signal(-process.Id, Kill);
        process.WaitForExit(patience);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int process, int signal);
}
