using System.ComponentModel;
using System.Diagnostics;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.External;

/// <summary>
/// One run of a program: bytes in, bytes out, and at the end of its time it is killed with its <see cref="ProcessSession"/>.
/// </summary>
/// <remarks>
/// The run ends with the program. A helper that it leaves behind may hold its pipes open for ever: they are read for
/// <see cref="PipeGrace"/> more and then given up. What the program itself wrote is read in any case, however late on a busy machine.
/// </remarks>
internal static class ExternalProcess
{
    // An answer for 10⁶ devices is 30 MB; a program that writes more than this has lost its way.
    private const int MostOutput = 1 << 28;

    private const int Chunk = 1 << 16;

    // No pipe holds more.
    private const int MostInPipe = 1 << 20;

    private static readonly TimeSpan PipeGrace = TimeSpan.FromSeconds(0.5);

    // A read that is cancelled ends at once, but who waited for it may have to wait for a thread.
    private static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs the program to its end or until <paramref name="stop"/>.</summary>
    public static ExternalOutcome Run(
        IReadOnlyList<string> command, byte[] input, StopSignal stop, TimeSpan? limit, CancellationToken token)
    {
        using var process = new Process { StartInfo = ProcessSession.Start(command) };
        try
        {
            if (CommandLine.WhyNot(command[0]) is { } reason)
                return new(null, default, "", reason.TrimEnd('.'));
            process.Start();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return new(null, default, "", $"'{command[0]}' cannot be started: {e.Message.TrimEnd('.')}");
        }

        using var output = new OutputHead(MostOutput);
        var errors = new OutputTail();
        using var enough = new CancellationTokenSource();
        Task[] pipes =
        [
            Task.Run(() => Write(process.StandardInput.BaseStream, input, enough.Token), CancellationToken.None),
            Task.Run(
                () => Read(process.StandardOutput.BaseStream, bytes => output.Add(bytes) || End(process), enough.Token),
                CancellationToken.None),
            Task.Run(() => Read(process.StandardError.BaseStream, bytes => Keep(errors, bytes), enough.Token), CancellationToken.None),
        ];
        var inTime = EndsInTime(process.WaitForExitAsync(CancellationToken.None), limit, token) && !stop.IsSet;
        if (!inTime)
            End(process);
        if (!Task.WaitAll(pipes, PipeGrace))
        {
            enough.Cancel();
            Task.WaitAll(pipes, CancelGrace);
            Drain(process.StandardOutput.BaseStream, output.Add);
            Drain(process.StandardError.BaseStream, bytes => Keep(errors, bytes));
        }

        var failure = output.IsFull ? $"wrote more than {MostOutput >> 20} MiB to standard output" : null;
        return new(inTime && process.HasExited ? process.ExitCode : null, output.Bytes, errors.Words(), failure);
    }

    private static bool Keep(OutputTail tail, ReadOnlySpan<byte> bytes)
    {
        tail.Add(bytes);
        return true;
    }

    private static bool End(Process process)
    {
        ProcessSession.End(process, PipeGrace);
        return false;
    }

    private static async Task Write(Stream stream, byte[] input, CancellationToken enough)
    {
        try
        {
            await using (stream)
                await stream.WriteAsync(input, enough);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // It ended, or closed its input, without reading to the end: its answer says whether that was right.
        }
    }

    private delegate bool Take(ReadOnlySpan<byte> bytes);

    // Reads until the end of the stream, or until nobody wants more.
    private static async Task Read(Stream stream, Take take, CancellationToken enough)
    {
        var chunk = new byte[Chunk];
        try
        {
            while (await stream.ReadAsync(chunk, enough) is > 0 and var count && take(chunk.AsSpan(0, count)))
            {
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // What came before is what there is.
        }
    }

    // What lies in a pipe after its reader has ended.
    private static void Drain(Stream stream, Take take)
    {
        using var enough = new CancellationTokenSource();
        var chunk = new byte[Chunk];
        try
        {
            for (var left = MostInPipe; left > 0;)
            {
                var read = stream.ReadAsync(chunk, enough.Token).AsTask();
                // What is there already is read at once.
                if (!read.IsCompleted && !read.Wait(Glance))
                    enough.Cancel();
                var count = read.GetAwaiter().GetResult();
                if (count == 0 || !take(chunk.AsSpan(0, count)))
                    return;
                left -= count;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or AggregateException)
        {
            // The pipe is empty.
        }
    }

    private static bool EndsInTime(Task ended, TimeSpan? limit, CancellationToken token)
    {
        try
        {
            return ended.Wait(
                limit is { } time && time.TotalMilliseconds < int.MaxValue ? (int)Math.Ceiling(time.TotalMilliseconds) : Timeout.Infinite,
                token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
