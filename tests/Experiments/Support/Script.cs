using System.Diagnostics;

namespace Judba.Experiments.Tests.Support;

/// <summary>A shell script of this repository.</summary>
internal static class Script
{
    /// <summary>Writes a program of a few lines of shell; returns its path.</summary>
    public static string Write(TemporaryFolder folder, string name, string text)
    {
        var path = folder.Write(name, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="path">Path within the repository.</param>
    /// <param name="environment">Environment variables to set.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ProgramResult Run(string path, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true
        };
        start.ArgumentList.Add(Path.Combine(JudbaProgram.RepositoryFolder, path));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // A scheduler that runs these tests must not answer for the one that is tested.
        foreach (var name in (string[])["SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX", "SLURM_RESTART_COUNT"])
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        return new(process.ExitCode, output.Result, error.Result, SecondsToEnd: 0);
    }
}
