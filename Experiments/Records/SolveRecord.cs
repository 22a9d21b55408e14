using System.Diagnostics.CodeAnalysis;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Records;

/// <summary>
/// One solve: what was asked, what came of it, where and when. Every table, chart and file of results is made from these.
/// </summary>
/// <remarks>
/// Records are made here alone, from a verdict of the referee or from a failure. Readers of files fill in what a file holds.
/// </remarks>
internal sealed record SolveRecord : SolveTask
{
    private const int LongestMessage = 300;

    [SetsRequiredMembers]
    private SolveRecord(SolveTask task)
        : base(task)
    {
    }

    /// <summary>How it ended.</summary>
    public SolveStatus Status { get; init; }

    /// <summary>The cost, re-scored by the referee, K included; NaN for no point.</summary>
    public double Objective { get; init; } = double.NaN;

    /// <summary>The lower bound that the solver proved; NaN for none.</summary>
    public double Bound { get; init; } = double.NaN;

    /// <summary>The scale that rounding errors of the cost go with, as in <see cref="Evaluation.Magnitude"/>; NaN for no point.</summary>
    public double Magnitude { get; init; } = double.NaN;

    /// <summary>How many devices upload; null for no point.</summary>
    public int? UploaderCount { get; init; }

    /// <summary>
    /// Indices of the uploaders, ascending. Empty for no point, and in records of a sweep: its store keeps their number alone.
    /// </summary>
    public IReadOnlyList<int> Uploads { get; init; } = [];

    /// <summary>Shares of the band, in the order of <see cref="Uploads"/>.</summary>
    public IReadOnlyList<double> BandwidthShare { get; init; } = [];

    /// <summary>T [s]; NaN for no point.</summary>
    public double CompletionLatency { get; init; } = double.NaN;

    /// <summary>
    /// Energy of all devices [J]; NaN for no point, for a canonical problem, and in records of a sweep or of an older version.
    /// </summary>
    public double Energy { get; init; } = double.NaN;

    /// <summary>Wall time of the solver alone [s]; NaN where nobody measured it.</summary>
    public double Seconds { get; init; } = double.NaN;

    /// <summary>Candidate sets that the solver dealt with.</summary>
    public long Evaluations { get; init; }

    /// <summary>What the solver counted.</summary>
    public SolveStatistics Statistics { get; init; } = SolveStatistics.None;

    /// <summary>Why it failed, or the solver's own words, on one line. May be empty.</summary>
    public string Message { get; init; } = "";

    /// <summary>Where it was done.</summary>
    public RunStamp Stamp { get; init; } = RunStamp.Here;

    /// <summary>When it was done.</summary>
    public DateTimeOffset Finished { get; init; }

    /// <summary>Whether there is a point. The referee has seen that it is feasible.</summary>
    public bool HasPoint => !double.IsNaN(Objective);

    /// <summary>Whether the solver dealt with the instance, successfully or not.</summary>
    public bool IsAttempted => Status is not (SolveStatus.TooLarge or SolveStatus.Refused);

    /// <summary>Whether the solver failed.</summary>
    public bool IsFailed => Status is SolveStatus.Error or SolveStatus.NumericalError;

    /// <summary>The gap of its own proof; NaN without a point or a bound.</summary>
    public double Gap => GapTo(Bound);

    /// <summary>The record of a verdict.</summary>
    public static SolveRecord Of(SolveTask task, Verdict verdict) => new(task)
    {
        Status = (SolveStatus)verdict.Result.Termination,
        Objective = verdict.Cost,
        Bound = verdict.Result.Bound,
        Magnitude = verdict.Evaluation?.Magnitude ?? double.NaN,
        UploaderCount = verdict.Result.Allocation?.UploaderCount,
        Uploads = verdict.Result.Allocation?.Uploaders.ToArray() ?? [],
        BandwidthShare = verdict.Result.Allocation?.BandwidthShare.ToArray() ?? [],
        CompletionLatency = verdict.Evaluation?.CompletionLatency ?? double.NaN,
        Seconds = verdict.Seconds,
        Evaluations = verdict.Result.Evaluations,
        Statistics = verdict.Result.Statistics,
        Message = OneLine(verdict.Result.RawStatus),
        Finished = DateTimeOffset.UtcNow,
    };

    /// <summary>The record of a solve without a verdict.</summary>
    /// <param name="task">What was asked.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="message">Why there is no verdict.</param>
    public static SolveRecord Without(SolveTask task, SolveStatus status, string message) => new(task)
    {
        Status = status,
        Message = OneLine(message),
        Finished = DateTimeOffset.UtcNow,
    };

    /// <summary>(cost − bound)/|cost|. A bound that exceeds the cost by rounding alone counts as equal; NaN where one is unset.</summary>
    public double GapTo(double bound) => Math.Max(0, SolveResult.RelativeGap(Objective, bound));

    /// <summary>Whether a cost or bound from elsewhere agrees with this cost, as in <see cref="Evaluation.AgreesWith"/>.</summary>
    public bool AgreesWith(double cost) =>
        new Evaluation(Objective, CompletionLatency, BandwidthUsed: 1, Magnitude, Violation: null).AgreesWith(cost);

    private static string OneLine(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= LongestMessage ? line : line[..LongestMessage] + "…";
    }
}
