using System.CommandLine;
using System.Globalization;
using Judba.Certificates;
using Judba.Experiments.Records;
using Judba.Experiments.Running;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.External;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Cli;

/// <summary><c>judba solve</c>: one solver on one file.</summary>
internal static class SolveCommand
{
    // A certificate's bound is the search's but for rounding. It is called weaker where it lies lower by this part of the costs.
    private const double WeakerBy = 1e-7;

    public static Command Create(Session session)
    {
        var file = new Argument<string>("file") { Description = $"An instance or a canonical problem; {InputFiles.Hint}." };
        var solver = new Option<string>("--solver")
        {
            Description = "Solver, with its options as name:key=value,key=value",
            HelpName = "name",
            DefaultValueFactory = _ => "exact",
        };
        var reading = SharedOptions.Word("--reading", "Reading of the problem", ReadingWords.MinCost, [.. ReadingWords.All]);
        var gap = SharedOptions.Gap();
        var timeLimit = SharedOptions.TimeLimit();
        var seed = SharedOptions.Seed();
        var threads = SharedOptions.Threads();
        var json = new Option<bool>("--json") { Description = "Prints one judba-solve/1 object" };
        var certificate = new Option<string?>("--certificate")
        {
            Description = "Writes a proof for 'judba verify', from solvers that can (exact)",
            HelpName = "file",
        };
        var plugin = SharedOptions.Plugin();
        var external = SharedOptions.External();
        var command = new Command("solve", "Solves one instance or canonical problem with one solver.")
        {
            file, solver, reading, gap, timeLimit, seed, threads, json, certificate, plugin, external,
        };
        command.SetAction(parsed =>
        {
            var (registry, guests) = SolverCatalog.CreateWithGuests(parsed.GetValue(plugin), parsed.GetValue(external));
            var options = new SolveOptions
            {
                Reading = ReadingWords.Parse(parsed.GetRequiredValue(reading)),
                RelativeGap = parsed.GetValue(gap),
                TimeLimit = parsed.GetValue(timeLimit),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
            };
            var chosen = BadInput.Refuse(() => registry.Create(parsed.GetRequiredValue(solver)));
            foreach (var idle in guests.Select(g => g.WhyIdle([parsed.GetRequiredValue(solver)])).OfType<string>())
                session.Notes.WriteLine(idle);
            var instance = session.Abandonable(() => InputFiles.Instance(session, parsed.GetRequiredValue(file)));
            if (parsed.GetValue(certificate) is not { } path)
                return Run(session, chosen, instance, options, parsed.GetValue(json));
            var certifying = new CertifyingRun(chosen as ICertifyingSolver ?? throw new InputException(
                $"Option '--certificate' is given, but solver '{chosen.Info.Name}' writes no certificates; allowed: --solver exact."));
            var code = Run(session, certifying, instance, options, parsed.GetValue(json));
            Keep(session, certifying, path);
            return code;
        });
        return command;
    }

    private static int Run(Session session, ISolver solver, LoadedInstance instance, SolveOptions options, bool asJson)
    {
        var problem = instance.Problem;
        if (problem.DeviceCount > solver.Info.MaxDevices)
        {
            throw new InputException(
                $"Solver '{solver.Info.Name}' was given {problem.DeviceCount} devices; allowed: at most {solver.Info.MaxDevices}.");
        }

        SolveRecord? record = null;
        Verdict? verdict = null;
        SolveProgressBar.Show(session, progress => new Runner(session.Stop) { KeepsInterrupted = true }.Run(
            [new(0, new(solver.Info.Name, solver), options with { Progress = progress }) { Instance = problem.Name, Problem = problem }],
            (found, answer) => (record, verdict) = (found, answer)));
        if (record is null)
            return ExitCode.Interrupted;
        // Without a verdict there is nothing to show: the solver threw, or its answer was refused.
        if (record.Status is SolveStatus.Error && verdict is null)
        {
            session.Error.WriteLine($"error: Solver '{solver.Info.Name}' on '{problem.Name}' failed: {record.Message.TrimEnd('.')}.");
            return ExitCode.Failed;
        }

        if (asJson)
            session.WriteRaw(SolveJson.Answer(record));
        else
            SolveReport.Write((session.Output, session.OutputWidth), instance, record, verdict, solver is ExternalSolver);
        // The solver's own words in full, where it said something.
        var words = verdict?.Result.RawStatus ?? record.Message;
        if (record.IsFailed)
            session.Error.WriteLine($"Solver '{solver.Info.Name}' failed: {words}.");
        else if (!record.HasPoint && words.Length > 0)
            session.Error.WriteLine($"No point: {words}.");
        return Code(record, session.Stop);
    }

    // A proof that time did not suffice for is weaker than the answer, or not there at all: whoever asked for it is told.
    private static void Keep(Session session, CertifyingRun run, string path)
    {
        if (run.Certificate is { } proof)
            CertificateFile.Write(path, proof);
        if (run.Result is not { Allocation: not null } result)
        {
            session.Error.WriteLine($"No certificate is written to '{path}': the solve ended without a proof.");
            return;
        }

        if (run.Certificate is null)
        {
            session.Error.WriteLine(
                $"No certificate is written to '{path}': there was no time left for it. A longer --time-limit gives it more.");
        }
        else if (run.Certificate.Bound < result.Bound - WeakerBy * (Math.Abs(result.Bound) + Math.Abs(result.Objective)))
        {
            session.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The certificate proves a bound of {run.Certificate.Bound:R} only, below the search's {result.Bound:R}."));
        }
    }

    private static int Code(SolveRecord record, CancellationToken stop) => record switch
    {
        { Status: SolveStatus.Interrupted } when stop.IsCancellationRequested => ExitCode.Interrupted,
        { IsFailed: true } => ExitCode.Failed,
        { HasPoint: true } => ExitCode.Done,
        { Status: SolveStatus.Infeasible } => ExitCode.Infeasible,
        { Status: SolveStatus.TimeLimit } => ExitCode.NoPoint,
        _ => ExitCode.Failed,
    };
}
