using FsCheck.Fluent;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Solvers.Conditions;

/// <summary>Puts a solver under conditions: the same cases every time.</summary>
/// <param name="solver">The solver; called from one thread.</param>
/// <param name="count">Problems drawn for each condition.</param>
/// <param name="seed">Seed of the cases.</param>
public sealed class ConditionRun(ISolver solver, int count = 300, int seed = 1)
{
    // So many problems are drawn at a time: a stop is heard between.
    private const int Batch = 1000;

    private readonly Dictionary<(string Corners, int Devices, bool IsAssumed), Examinations> _drawn = [];

    /// <summary>The corners that may be drawn from; all of them by default.</summary>
    public IReadOnlyCollection<Corner> Corners { get; init; } = Enum.GetValues<Corner>();

    /// <summary>No case has more devices, whatever the condition allows.</summary>
    public int LargestCase { get; init; } = int.MaxValue;

    /// <summary>
    /// Whether the solver is also put under conditions that it does not promise. Those of optima take it as
    /// <see cref="AssumedOptimum"/>.
    /// </summary>
    public bool AsksAnyway { get; init; }

    /// <summary>Ends the run.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Called after each problem, with how many of <c>count</c> the condition has behind it.</summary>
    public Action<Condition, int>? Progress { get; init; }

    /// <summary>Checks one condition, and shrinks its first failure.</summary>
    /// <exception cref="OperationCanceledException"><see cref="Stop"/> was set.</exception>
    public ConditionOutcome Check(Condition condition)
    {
        Guard.NotNull(condition);
        var asked = Asked(condition, out var reason);
        if (reason is not null)
            return new(condition, 0, 0, reason, null);
        Corner[] corners = [.. condition.Corners.Where(Corners.Contains)];
        if (corners.Length == 0)
            return new(condition, 0, 0, "not in these families", null);
        var examinations = Draw(asked, corners, Math.Min(Math.Min(condition.LargestCase, LargestCase), solver.Info.MaxDevices));
        var demanding = 0;
        for (var k = 0; k < count; k++)
        {
            Stop.ThrowIfCancellationRequested();
            var demands = false;
            foreach (var reading in condition.Readings)
            {
                if (Fails(condition, examinations[k, reading], ref demands) is not null)
                    return new(
                        condition, k + 1, demanding + 1, null,
                        Smallest(asked, condition, examinations.Case(k), reading, examinations.Seed(k)));
            }

            demanding += demands ? 1 : 0;
            Progress?.Invoke(condition, k + 1);
        }

        return new(condition, count, demanding, null, null);
    }

    /// <summary>Checks one condition on one case as it is: how a stored failure is replayed.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="problem">The case.</param>
    /// <param name="caseSeed">Seed of the case.</param>
    public ConditionOutcome Replay(Condition condition, ProblemCase problem, int caseSeed)
    {
        Guard.NotNull(condition);
        var asked = Asked(condition, out var reason);
        if (reason is not null)
            return new(condition, 0, 0, reason, null);
        var demands = false;
        foreach (var reading in condition.Readings)
        {
            if (Fails(condition, new(problem, reading, asked, caseSeed, Stop), ref demands) is { } message)
                return new(condition, 1, 1, null, Failure(asked, condition, problem, reading, caseSeed, message));
        }

        return new(condition, 1, demands ? 1 : 0, null, null);
    }

    // The solver as the condition takes it, and why it is not asked.
    private ISolver Asked(Condition condition, out string? whyNot)
    {
        whyNot = condition.WhyNotAsked(solver.Info);
        if (whyNot is null || !AsksAnyway)
            return solver;
        whyNot = null;
        return condition.Subject == ConditionSubject.Optimum ? new AssumedOptimum(solver) : solver;
    }

    private ConditionFailure Smallest(ISolver asked, Condition condition, ProblemCase failing, Reading reading, int caseSeed)
    {
        var smallest = ProblemShrinker.Smallest(failing, c => Message(c) is not null);
        return Failure(asked, condition, smallest, reading, caseSeed, Message(smallest)!);

        string? Message(ProblemCase c)
        {
            var demands = false;
            return Fails(condition, new(c, reading, asked, caseSeed, Stop), ref demands);
        }
    }

    private static ConditionFailure Failure(
        ISolver asked, Condition condition, ProblemCase problem, Reading reading, int caseSeed, string message) =>
        new(problem, reading, caseSeed, message) { Replay = ReplayCommand.Of(asked, condition, problem, caseSeed) };

    private static string? Fails(Condition condition, Examination exam, ref bool demands)
    {
        try
        {
            demands |= exam.Run(condition);
            return null;
        }
        catch (ConditionViolatedException e)
        {
            return e.Message;
        }
    }

    // Conditions with the same corners share their cases, and with them the solver's answers.
    private Examinations Draw(ISolver asked, Corner[] corners, int devices)
    {
        var key = (string.Join(',', corners), devices, asked != solver);
        if (!_drawn.TryGetValue(key, out var examinations))
        {
            var generator = ProblemGenerators.Of(corners, devices).Generator;
            examinations = new(
                batch => Property.Sample(generator, Math.Min(Batch, count - batch * Batch), (ulong)(uint)seed << 32 | (uint)batch), asked,
                seed, Stop);
            _drawn.Add(key, examinations);
        }

        return examinations;
    }

    private sealed class Examinations(Func<int, IReadOnlyList<ProblemCase>> draw, ISolver solver, int seed, CancellationToken stop)
    {
        private readonly List<ProblemCase> _cases = [];
        private readonly Dictionary<(int, Reading), Examination> _examinations = [];

        public Examination this[int k, Reading reading]
        {
            get
            {
                if (!_examinations.TryGetValue((k, reading), out var exam))
                {
                    exam = new(Case(k), reading, solver, Seed(k), stop);
                    _examinations.Add((k, reading), exam);
                }

                return exam;
            }
        }

        public ProblemCase Case(int k)
        {
            while (k >= _cases.Count)
                _cases.AddRange(draw(_cases.Count / Batch));
            return _cases[k];
        }

        public int Seed(int k) => ScenarioGenerator.Mix(seed, k);
    }
}
