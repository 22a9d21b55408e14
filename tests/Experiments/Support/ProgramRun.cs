namespace Judba.Experiments.Tests.Support;

/// <summary>How to run the program once.</summary>
/// <param name="Arguments">Its arguments.</param>
internal sealed record ProgramRun(params string[] Arguments)
{
    /// <summary>Another program than <c>judba</c>; null for that.</summary>
    public string? Program { get; init; }

    /// <summary>Wall time after which it is taken to hang; null for the usual.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>Current folder; by default that of temporary files.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>Environment variables to set.</summary>
    public Dictionary<string, string> Environment { get; init; } = [];

    /// <summary>Signal to send: INT or TERM; null for none.</summary>
    public string? Signal { get; init; }

    /// <summary>The signal is sent when the program has used this much processor time…</summary>
    public TimeSpan SignalDelay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Instead of that: the signal is sent as soon as a line of standard error holds this; null for no such line.</summary>
    public string? SignalAfter { get; init; }
}
