using System.CommandLine;
using System.Globalization;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scoring;

namespace Judba.Experiments.Cli;

/// <summary><c>judba check</c>: re-scores a solution from anywhere.</summary>
internal static class CheckCommand
{
    public static Command Create(Session session)
    {
        var problem = new Argument<string>("problem") { Description = $"An instance or a canonical problem; {InputFiles.Hint}." };
        var solution = new Argument<string>("solution") { Description = $"A bare solution or a judba-solve/1 object; {InputFiles.Hint}." };
        var reading = SharedOptions.Word(
            "--reading", "min-latency also demands the bandwidth w* that ends earliest", ReadingWords.MinCost, ReadingWords.MinCost,
            ReadingWords.MinLatency);
        var command = new Command("check", "Re-scores a solution; fails if it is infeasible or claims a wrong cost.")
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
        TextTable.Write(session.Output,
        [
            ["cost", Number(score.Cost)],
            ["completion", Number(score.CompletionLatency) + " s"],
            ["band used", Number(score.BandwidthUsed)],
            ["verdict", complaints.Count == 0 ? "feasible, and every claim holds" : "refused"],
        ]);
        foreach (var complaint in complaints)
            session.Error.WriteLine(complaint);
        return complaints.Count == 0 ? ExitCode.Done : ExitCode.Failed;
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

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
