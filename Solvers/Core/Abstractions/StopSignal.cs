using System.Diagnostics;
using Judba.Models.Numerics;

namespace Judba.Solvers.Abstractions;

/// <summary>Time limit and cancellation in one question, cheap enough for every thousandth pass of a loop.</summary>
public sealed class StopSignal
{
    private readonly CancellationToken _token;
    private readonly long _deadline;

    /// <summary>Starts the clock.</summary>
    public StopSignal(SolveOptions options, CancellationToken cancellationToken)
    {
        Guard.NotNull(options);
        _token = cancellationToken;
        // A limit beyond the counter's range is no limit.
        var ticks = options.TimeLimit is { } limit ? limit.TotalSeconds * Stopwatch.Frequency : double.PositiveInfinity;
        var now = Stopwatch.GetTimestamp();
        _deadline = ticks < long.MaxValue - now ? now + (long)ticks : long.MaxValue;
    }

    /// <summary>Whether to stop now.</summary>
    public bool IsSet => _token.IsCancellationRequested || Stopwatch.GetTimestamp() >= _deadline;

    /// <summary>
    /// Why: <see cref="Termination.Interrupted"/> or <see cref="Termination.TimeLimit"/>; otherwise <paramref name="ended"/>.
    /// </summary>
    public Termination Reason(Termination ended) =>
        _token.IsCancellationRequested ? Termination.Interrupted
        : Stopwatch.GetTimestamp() >= _deadline ? Termination.TimeLimit
        : ended;
}
