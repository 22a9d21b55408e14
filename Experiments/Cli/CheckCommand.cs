using System.CommandLine;
using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Exact;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Cli;

/// <summary><c>judba check</c>: re-scores a solution from anywhere, and says how far it is from the proved optimum.</summary>
internal static class CheckCommand
{
    // Enough to tell two costs apart that do not agree.
    private const int Digits = 12;

    // Random fleets of a million devices are solved within it; where it ends, the bound is true all the same.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    public static Command Create(Session session)
    {
        var problem = new Argument<string>("problem") { Description = $"An instance or a canonical problem; {InputFiles.Hint}." };
        var solution = new Argument<string>("solution") { Description = $"A bare solution or a judba-solve/1 object; {InputFiles.Hint}." };
        var reading = SharedOptions.Word(
            "--reading", "min-latency also demands the bandwidth w* that ends earliest", ReadingWords.MinCost, ReadingWords.MinCost,
            ReadingWords.MinLatency);
        var command = new Command(
            "check", "Re-scores a solution, and says how far it is from the optimum; fails if it is infeasible or claims a wrong cost.")
        {
            problem, solution, reading,
        };
        command.SetAction(parsed =>
        {
            var (instance, claim) = session.Abandonable(() =>
            {
                var read = InputFiles.Instance(session, parsed.GetRequiredValue(problem)).Problem;
                return (read, InputFiles.Solution(session, parsed.GetRequiredValue(solution), read.DeviceCount));
            });
            return Run(session, instance, claim, ReadingWords.Parse(parsed.GetRequiredValue(reading)));
        });
        return command;
    }

    private static int Run(Session session, Problem problem, LoadedSolution claim, Reading reading)
    {
        var score = Evaluator.Evaluate(problem, reading, claim.Allocation);
        var complaints = Complaints(claim, score).ToList();
        List<string[]> rows =
        [
            ["cost", Number(score.Cost)],
            ["completion", NumberText.Seconds(score.CompletionLatency)],
            ["band used", NumberText.Percent(score.BandwidthUsed)],
        ];
        // What is infeasible is at no distance from the optimum.
        if (score.Violation is null && !session.Stop.IsCancellationRequested)
            rows.AddRange(Distance(problem, reading, score, session.Stop));
        rows.Add(["verdict", complaints.Count == 0 ? "feasible, and every claim holds" : "refused"]);
        TextTable.Write(session.Output, rows, session.OutputWidth);
        foreach (var complaint in complaints)
            session.Error.WriteLine(complaint);
        return complaints.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    // Solved by the exact solver, whose bound is true even where the budget ends before the proof.
    private static IEnumerable<string[]> Distance(Problem problem, Reading reading, Evaluation score, CancellationToken stop)
    {
        var exact = Referee.Run(new ExactSolver(), problem, new SolveOptions { Reading = reading, TimeLimit = Budget, Threads = 1 }, stop);
        var bound = exact.Result.Bound;
        if (double.IsNaN(bound))
            return [];
        var isProved = exact.Result.Termination is Termination.Optimal;
        var (relative, absolute) = (Excess.Relative(score.Cost, bound), Excess.Absolute(score.Cost, bound));
        return
        [
            [isProved ? "optimum" : "bound", Number(isProved ? exact.Cost : bound) + (isProved
                ? $", proved: gap {NumberText.Percent(exact.Result.Gap)}"
                : $", proved within {NumberText.Seconds(Budget.TotalSeconds)}; the optimum lies at it or above")],
            double.IsNaN(relative)
                ? ["excess", $"{NumberText.Number(absolute)} in the unit of cost: C − bound"]
                : ["excess", $"{NumberText.Percent(relative)} over the bound: (C − bound)/|bound|"],
        ];
    }

    private static IEnumerable<string> Complaints(LoadedSolution claim, Evaluation score)
    {
        if (score.Violation is { } violation)
            yield return $"The solution is infeasible: {violation}.";
        if (!double.IsNaN(claim.ClaimedObjective) && !score.AgreesWith(claim.ClaimedObjective))
            yield return $"The solution claims cost {Number(claim.ClaimedObjective)}, but it costs {Number(score.Cost)}.";
        if (claim.ClaimedBound > score.Cost && !score.AgreesWith(claim.ClaimedBound))
            yield return $"The solution claims the lower bound {Number(claim.ClaimedBound)}, but it costs {Number(score.Cost)} itself.";
        if (!double.IsNaN(claim.ClaimedLatency) && !Agree(claim.ClaimedLatency, score.CompletionLatency))
        {
            yield return $"The solution claims to complete at {Number(claim.ClaimedLatency)} s, "
                + $"but it completes at {Number(score.CompletionLatency)} s.";
        }
    }

    private static bool Agree(double claimed, double actual) =>
        Math.Abs(claimed - actual) <= Evaluator.AgreementTolerance * Math.Abs(actual);

    private static string Number(double value) => NumberText.Number(value, Digits);
}
