using System.Globalization;
using Judba.Models.Files;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.External;

/// <summary>A solver that is another program: it reads a <c>judba-request/1</c> and writes its answer as JSON.</summary>
/// <remarks>
/// The request stands on standard input as one JSON object; the answer <c>{"uploads":[…],"bandwidthShare":[…]}</c>, with
/// <c>"bound"</c> where it proved one, on standard output. The exit code is 0; anything else is a failure, told with the last
/// lines of standard error. At its time limit or when it is cancelled, the program is killed with what runs in its session: all that it
/// started, but for what opened a session of its own. What it leaves behind when it ends by itself is left alone, and no longer read.
/// </remarks>
public sealed class ExternalSolver : IConditionalSolver
{
    /// <summary>Creates the solver; starts nothing.</summary>
    /// <param name="name">Name on the command line and in tables.</param>
    /// <param name="command">A program and its arguments; quotes keep blanks together. No shell reads it.</param>
    /// <exception cref="ArgumentException">The command names no program or leaves a quote open.</exception>
    public ExternalSolver(string name, string command)
    {
        Guard.NotNull(name);
        CommandLine.Split(command);
        Command = command;
        Info = new(name, $"external program {command.Trim().TrimEnd('.')}", Guarantee.None);
    }

    /// <summary>The program and its arguments.</summary>
    public string Command { get; }

    /// <inheritdoc/>
    public SolverInfo Info { get; }

    /// <inheritdoc/>
    public string? WhyUnavailable() => CommandLine.WhyNot(CommandLine.Split(Command)[0]);

    /// <inheritdoc/>
    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(problem);
        Guard.NotNull(options);
        if (!problem.IsFeasible)
            return SolveResult.Infeasible(problem);
        var stop = new StopSignal(options, cancellationToken);
        if (stop.IsSet)
            return new() { Termination = stop.Reason(Termination.Interrupted), RawStatus = "stopped before it began" };
        var outcome = ExternalProcess.Run(
            CommandLine.Split(Command), SolveRequest.ToJson(problem, options), stop, options.TimeLimit, cancellationToken);
        if (outcome.Failure is { } failure)
            return Failure(failure, outcome.Errors);
        if (outcome.ExitCode is null && stop.IsSet)
            return Ended(stop.Reason(Termination.TimeLimit), "killed with what it started", outcome.Errors);
        if (outcome.ExitCode is not 0)
            return Failure(outcome.ExitCode is { } code ? $"ended with exit code {code}" : "did not end when killed", outcome.Errors);
        try
        {
            return Judge(problem, options, SolutionFile.ReadAnswer($"answer of '{Info.Name}'", outcome.Output, problem.DeviceCount));
        }
        catch (Exception e) when (e is InputException or ArgumentException)
        {
            return Failure(e.Message.TrimEnd('.'), outcome.Errors);
        }
    }

    private static SolveResult Judge(Problem problem, SolveOptions options, LoadedSolution answer)
    {
        var point = answer.Allocation;
        var score = Evaluator.Evaluate(problem, options.Reading, point);
        if (score.Violation is { } violation)
            return Failure($"its point is infeasible: {violation}", "");
        if (answer.ClaimedBound > score.Cost && !score.AgreesWith(answer.ClaimedBound))
            return Failure($"its bound {Text(answer.ClaimedBound)} lies above the cost {Text(score.Cost)} of its own point", "");
        var bound = answer.ClaimedBound > score.Cost ? score.Cost : answer.ClaimedBound;
        return new()
        {
            Termination = SolveResult.RelativeGap(score.Cost, bound) <= options.RelativeGap ? Termination.Optimal : Termination.Completed,
            Allocation = point,
            Objective = score.Cost,
            Bound = bound,
            Evaluations = 1,
        };
    }

    private static SolveResult Failure(string what, string errors) => Ended(Termination.Error, what, errors);

    private static SolveResult Ended(Termination termination, string what, string errors) =>
        new() { Termination = termination, RawStatus = errors.Length == 0 ? what : $"{what}; it said: {errors}" };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
