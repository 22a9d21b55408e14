using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.External;

/// <summary>One run of a program: bytes in, bytes out, its whole process tree killed at the end of its time.</summary>
internal static class ExternalProcess
{
    // An answer for 10⁶ devices is 30 MB; a program that writes more than this has lost its way.
    private const int MostOutput = 1 << 28;

    // The last lines of what a program says about itself, enough for the message at the end of a stack trace.
    private const int MostErrorLines = 5;

    // After a kill the pipes close at once, unless somebody outside the tree holds them.
    private static readonly TimeSpan PipeGrace = TimeSpan.FromSeconds(0.5);

    /// <summary>Runs the program to its end or until <paramref name="stop"/>.</summary>
    public static ExternalOutcome Run(IReadOnlyList<string> command, byte[] input, StopSignal stop, TimeSpan? limit, CancellationToken token)
    {
        using var process = new Process { StartInfo = StartInfo(command) };
        try
        {
            process.Start();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return new(null, [], $"'{command[0]}' cannot be started: {e.Message.TrimEnd('.')}");
        }

        var errors = new Queue<string>();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
            {
                if (!string.IsNullOrWhiteSpace(line.Data))
                    errors.Enqueue(line.Data.Trim());
                if (errors.Count > MostErrorLines)
                    errors.Dequeue();
            }
        };
        process.BeginErrorReadLine();
        var writing = Task.Run(() => Write(process.StandardInput.BaseStream, input), CancellationToken.None);
        var reading = Task.Run(() => Read(process), CancellationToken.None);
        // Its output's end is its own: a program that closes it and lingers is waited for as well.
        var ended = Task.Run(() => Task.WhenAll(reading, process.WaitForExitAsync(CancellationToken.None)), CancellationToken.None);
        var inTime = EndsInTime(ended, limit, token) && !stop.IsSet;
        if (!inTime || !process.HasExited)
        {
            Kill(process);
            Task.WaitAll([reading, writing], PipeGrace);
        }

        var output = reading.IsCompletedSuccessfully ? reading.Result : [];
        lock (errors)
            return new(inTime && process.HasExited ? process.ExitCode : null, output, string.Join(" | ", errors));
    }

    private static ProcessStartInfo StartInfo(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        for (var k = 1; k < command.Count; k++)
            start.ArgumentList.Add(command[k]);
        return start;
    }

    private static void Write(Stream stream, byte[] input)
    {
        try
        {
            using (stream)
                stream.Write(input);
        }
        catch (IOException)
        {
            // It ended, or closed its input, without reading to the end: its answer says whether that was right.
        }
    }

    private static byte[] Read(Process process)
    {
        using var output = new MemoryStream();
        var chunk = new byte[1 << 16];
        var stream = process.StandardOutput.BaseStream;
        while (stream.Read(chunk) is > 0 and var count)
        {
            output.Write(chunk, 0, count);
            if (output.Length > MostOutput)
                Kill(process);
        }

        return output.ToArray();
    }

    private static bool EndsInTime(Task ended, TimeSpan? limit, CancellationToken token)
    {
        try
        {
            return ended.Wait(limit is { } time && time.TotalMilliseconds < int.MaxValue ? (int)Math.Ceiling(time.TotalMilliseconds) : Timeout.Infinite, token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(PipeGrace);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException or NotSupportedException)
        {
            // It ended between the question and the kill.
        }
    }
}
