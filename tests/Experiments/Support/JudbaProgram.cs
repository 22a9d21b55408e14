using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Judba.Experiments.Running;

namespace Judba.Experiments.Tests.Support;

/// <summary>The built program, run as its users run it. Tests that need no process of its own run <see cref="InProcess"/>.</summary>
internal static class JudbaProgram
{
    /// <summary>SIGINT, as Ctrl-C sends it.</summary>
    public const string Interrupt = "INT";

    /// <summary>SIGTERM, as a scheduler sends it.</summary>
    public const string Terminate = "TERM";

    /// <summary>
    /// How long a run may take unless it says otherwise. Even on a busy machine no run takes nearly as long, so only one that hangs is
    /// ended.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    // How long a program may take to end after a signal, however busy the machine is. The test judges how much work it does until then.
    private static readonly TimeSpan SignalPatience = TimeSpan.FromMinutes(2);

    // How often a process that gets a signal or is to be killed is looked at.
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(2);

    // This assembly runs from tests/Experiments/bin/<configuration>/<framework>/.
    private static readonly DirectoryInfo Framework = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
    private static readonly DirectoryInfo Repository = Framework.Parent!.Parent!.Parent!.Parent!.Parent!;

    /// <summary>Where README and CONTRIBUTING stand.</summary>
    public static string RepositoryFolder => Repository.FullName;

    /// <summary>The example plugin where it was built.</summary>
    public static string ExamplePlugin { get; } = Built(Path.Combine("tests", "ExamplePlugin"), "Judba.ExamplePlugin.dll");

    /// <summary>The external solver of examples/ where it was built.</summary>
    public static string CSharpExample { get; } = Built(
        Path.Combine("examples", "CSharpSolver"), OperatingSystem.IsWindows() ? "drop-solver.exe" : "drop-solver");

    /// <summary>The program itself.</summary>
    public static string Executable { get; } = Built("Experiments", OperatingSystem.IsWindows() ? "judba.exe" : "judba");

    /// <summary>Runs the program to its end.</summary>
    public static ProgramResult Run(params string[] arguments) => Run(new ProgramRun(arguments));

    /// <summary>Runs a line in which <c>judba</c> is the program, as a shell reads it.</summary>
    public static ProgramResult Shell(string line, string folder, TimeSpan? patience = null) => Run(new ProgramRun("-c", line)
    {
        Program = "/bin/sh",
        Patience = patience,
        WorkingFolder = folder,
        Environment = { ["PATH"] = Path.GetDirectoryName(Executable) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH") },
    });

    /// <summary>Runs the program to its end.</summary>
    public static ProgramResult Run(ProgramRun run)
    {
        using var process = new Process { StartInfo = StartInfo(run) };
        process.Start();
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = new List<string>();
        var ready = new TaskCompletionSource();
        var reading = Task.Run(() =>
        {
            while (process.StandardError.ReadLine() is { } line)
            {
                error.Add(line);
                if (run.SignalAfter is { } sign && line.Contains(sign, StringComparison.Ordinal))
                    ready.TrySetResult();
            }
        });

        var patience = run.Patience ?? Patience;
        var secondsToEnd = 0.0;
        if (run.Signal is { } signal)
        {
            var before = Spent(process, patience, spent => ready.Task.IsCompleted || spent >= run.SignalDelay);
            Send(signal, process.Id);
            patience = SignalPatience;
            secondsToEnd = (Spent(process, patience, _ => false) - before).TotalSeconds;
        }
        else
        {
            process.WaitForExit(patience);
        }

        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{run.Program ?? "judba"} {string.Join(' ', run.Arguments)} did not end within {patience}");
        }

        reading.Wait();
        return new(process.ExitCode, output.Result, string.Concat(error.Select(line => line + "\n")), secondsToEnd);
    }

    /// <summary>Starts the program and kills it, as the kernel or a power cut would, after <paramref name="life"/>.</summary>
    public static void Kill(string[] arguments, TimeSpan life)
    {
        var clock = Stopwatch.StartNew();
        Kill(arguments, () => clock.Elapsed >= life);
    }

    /// <summary>
    /// Starts the program and kills it, as the kernel or a power cut would, once <paramref name="isDue"/>, unless it has ended by then.
    /// </summary>
    public static void Kill(string[] arguments, Func<bool> isDue)
    {
        using var process = new Process { StartInfo = StartInfo(new ProgramRun(arguments)) };
        process.Start();
        process.StandardInput.Close();
        // Drained, so that the program never waits for a reader.
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        while (!process.WaitForExit(Glance))
        {
            if (isDue())
                process.Kill();
        }

        Task.WaitAll(output, error);
    }

    // Processor seconds that the process uses from the signal to its end. Wall time would measure what else the machine does.
    private static double SecondsFrom(Process process, Action signal, TimeSpan patience)
    {
        var before = ProcessorTime(process) ?? TimeSpan.Zero;
        var last = before;
        var clock = Stopwatch.StartNew();
        signal();
        while (!process.WaitForExit(Glance) && clock.Elapsed < patience)
            last = ProcessorTime(process) ?? last;
        return (last - before).TotalSeconds;
    }

    // Null for a process that has ended: its time is then no longer to be had.
    private static TimeSpan? ProcessorTime(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static ProcessStartInfo StartInfo(ProgramRun run)
    {
        var start = new ProcessStartInfo(run.Program ?? Executable)
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = run.WorkingFolder ?? Path.GetTempPath(),
        };
        foreach (var argument in run.Arguments)
            start.ArgumentList.Add(argument);
        // Times are what few tests are about.
        start.Environment[WarmUp.Variable] = WarmUp.Short;
        foreach (var (name, value) in run.Environment)
            start.Environment[name] = value;
        return start;
    }

    // Waits until the process has ended, or its processor time is due, or patience ends. Returns the processor time that was seen last.
    private static TimeSpan Spent(Process process, TimeSpan patience, Func<TimeSpan, bool> isDue)
    {
        var clock = Stopwatch.StartNew();
        var spent = TimeSpan.Zero;
        try
        {
            while (!isDue(spent) && !process.WaitForExit(Glance) && clock.Elapsed < patience)
                spent = process.TotalProcessorTime;
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // The process has ended since it was last looked at, and nobody can tell its processor time any more.
        }

        return spent;
    }

    private static void Send(string signal, int process)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static string Built(string project, string file) =>
        Path.Combine(Repository.FullName, project, "bin", Framework.Parent!.Name, Framework.Name, file);
}
