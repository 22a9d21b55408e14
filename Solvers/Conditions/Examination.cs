using System.Runtime.CompilerServices;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Solvers.Conditions;

/// <summary>
/// One problem, in one reading, put to one solver, for a condition to look at. Answers and optima are computed once and kept.
/// </summary>
/// <param name="problem">The problem, with its scenario where there is one.</param>
/// <param name="reading">The reading.</param>
/// <param name="solver">The solver.</param>
/// <param name="seed">Seed of whatever else a condition draws, and of the solver.</param>
/// <param name="stop">Ends a solve.</param>
public sealed class Examination(ProblemCase problem, Reading reading, ISolver solver, int seed, CancellationToken stop = default)
{
    private SolveResult? _answer;
    private int _demands;
    private Evaluation? _scored, _optimum;

    /// <summary>The case.</summary>
    public ProblemCase Case => problem;

    /// <summary>The problem.</summary>
    public Problem Problem => problem.Problem;

    /// <summary>The reading.</summary>
    public Reading Reading => reading;

    /// <summary>What the solver says about itself.</summary>
    public SolverInfo Solver => solver.Info;

    /// <summary>Relative gap that the solver is asked for.</summary>
    public static double Gap => 1e-6;

    /// <summary>The solver's answer.</summary>
    public SolveResult Answer => _answer ??= Ask(Problem);

    /// <summary>The answer's point; null where a solver without guarantee has none.</summary>
    public Allocation? Point => Answer.Allocation;

    /// <summary>The answer's point, re-scored; null where there is none.</summary>
    public Evaluation? Scored => Point is { } point ? _scored ??= Evaluator.Evaluate(Problem, point) : null;

    /// <summary>
    /// The optimum by exhaustive search, in the reading that nothing which the solver returns can beat: solvers with a bandwidth of
    /// their own are measured in <see cref="Reading.MinCost"/>.
    /// </summary>
    public Evaluation Optimum => _optimum ??= ExhaustiveOptimum.ScoreOf(Problem, Solver.KeepsOwnBandwidth ? Reading.MinCost : Reading);

    /// <summary>The solver's answer to another problem in the same reading.</summary>
    public SolveResult Ask(Problem other) => Ask(other, Reading);

    /// <summary>The solver's answer to another problem, or in the other reading.</summary>
    public SolveResult Ask(Problem other, Reading inReading)
    {
        stop.ThrowIfCancellationRequested();
        var answer = solver.Solve(other, new() { Reading = inReading, Seed = seed, Threads = 1, RelativeGap = Gap }, stop)
            .WithObjective(other);
        // A stopped solver gives what it has, which is no answer to judge.
        stop.ThrowIfCancellationRequested();
        return answer;
    }

    /// <summary>A stream of random numbers that belongs to the case alone.</summary>
    public Random NewRandom() => new(seed);

    /// <summary>Demands something; the message is composed only where it fails.</summary>
    /// <exception cref="ConditionViolatedException">It does not hold.</exception>
    public void Require(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref ViolationMessage message)
    {
        _demands++;
        if (!holds)
            throw new ConditionViolatedException(message.Text);
    }

    /// <summary>Checks a condition; returns whether it demanded anything here.</summary>
    /// <exception cref="ConditionViolatedException">It does not hold.</exception>
    internal bool Run(Condition condition)
    {
        var before = _demands;
        try
        {
            condition.Check(this);
            return _demands > before;
        }
        catch (Exception e) when (e is not (ConditionViolatedException or OperationCanceledException))
        {
            throw new ConditionViolatedException($"the solver threw {e.GetType().Name}: {e.Message}", e);
        }
    }
}
