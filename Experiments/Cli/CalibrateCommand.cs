using System.CommandLine;
using Judba.Experiments.Statistics;
using Judba.Experiments.Studies.Figures;
using Judba.Experiments.Text;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Cli;

/// <summary><c>judba calibrate</c>: the numbers that the paper leaves open, and whether its claims on Fig. 4 and 5 then hold.</summary>
internal static class CalibrateCommand
{
    private static readonly CalibrationTargets Defaults = new();

    public static Command Create(Session session)
    {
        var runs = SharedOptions.Whole("--runs", "Fleets drawn for each point", 1000, 2, 1_000_000);
        var seed = SharedOptions.Seed();
        var devices = SharedOptions.Whole(
            "--crossing-devices", "M* at which full and random cost the same for F = 2.5 GHz", Defaults.CrossingDevices, 31, 1000);
        var frequency = SharedOptions.Frequency(
            "--crossing-frequency", "F* at which they cost the same for M = 30", Defaults.CrossingFrequencyHz);
        var command = new Command("calibrate", "Finds training and fine-tuning work from the claims of Fig. 4, checks every claim, and says what Fig. 5(b)'s peak depends on.")
        {
            runs, seed, devices, frequency,
        };
        command.SetAction(parsed => Run(
            session,
            new Calibrator(parsed.GetValue(runs), parsed.GetValue(seed), session.Error.WriteLine, session.Stop),
            new CalibrationTargets(parsed.GetValue(devices), parsed.GetValue(frequency)),
            new FigureStudy(FigureScheme.OfProposedAlone, parsed.GetValue(runs), parsed.GetValue(seed), session.Stop)));
        return command;
    }

    private static int Run(Session session, Calibrator calibrator, CalibrationTargets targets, FigureStudy study)
    {
        var shipped = new CalibratedWork(ScenarioLaw.Paper.TrainCyclesPerParameter, ScenarioLaw.Paper.TuneCyclesPerParameter);
        var found = calibrator.Find(ScenarioLaw.Paper, targets);
        TextTable.Write(session.Output,
        [
            ["cycles per sample and parameter", "found", "rounded", "shipped in paper"],
            ["TrainCyclesPerParameter (edge)", $"{found.TrainCyclesPerParameter:0.00}", $"{found.Rounded.TrainCyclesPerParameter:0}", $"{shipped.TrainCyclesPerParameter:0}"],
            ["TuneCyclesPerParameter (device)", $"{found.TuneCyclesPerParameter:0.00}", $"{found.Rounded.TuneCyclesPerParameter:0}", $"{shipped.TuneCyclesPerParameter:0}"],
        ]);
        session.Output.WriteLine();

        var law = ScenarioLaw.Paper with
        {
            TrainCyclesPerParameter = found.Rounded.TrainCyclesPerParameter,
            TuneCyclesPerParameter = found.Rounded.TuneCyclesPerParameter,
        };
        var (figure4a, figure4b) = calibrator.Run(law);
        string[] heads = ["M", "F [GHz]", "full-upload", "random-upload", "proposed", "full - random"];
        TextTable.Write(session.Output, [heads, .. figure4a.Concat(figure4b).Select(Row)]);
        var worst = figure4a.Concat(figure4b).Max(p => p.WorstGap);
        session.Output.WriteLine("Cost, mean ± half of the 95 % band. Proposed: the best set with w*(S), proved to a gap of "
            + $"{100 * worst:0.####} % in every run.");
        session.Output.WriteLine();
        TextTable.Write(session.Output,
        [
            ["claim of the paper", "verdict", "evidence"],
            .. Calibrator.Judge(figure4a, figure4b).Select(c => (string[])[c.Text, c.Verdict, c.Evidence]),
        ]);
        session.Output.WriteLine();
        WritePeak(session, study, law);
        return ExitCode.Done;
    }

    private static void WritePeak(Session session, FigureStudy study, ScenarioLaw law)
    {
        string Cost(FigurePoint point) => Text(point.Cost(FigureScheme.Proposed));
        var rows = PeakSensitivity.Run(study, law).Select(r =>
        {
            session.Error.WriteLine($"Fig. 5, {r.Change}");
            return (string[])[r.Change, .. r.Points.Select(Cost), $"{r.Points.MaxBy(p => p.Efficiency(FigureScheme.Proposed).Mean)!.Value}", r.Claim.Verdict];
        });
        TextTable.Write(session.Output,
        [
            ["proposed scheme", .. FigurePlan.Figure5b.Values.Select(v => $"C({v})"), "η peaks at λ", "rises to 32, falls"],
            .. rows,
        ]);
        session.Output.WriteLine("Fig. 5(b) asks for C(16) - C(32) > 5/69 C(32) > C(32) - C(64); one open number at a time, the rest as shipped.");
    }

    private static string[] Row(SchemePoint point) =>
    [
        $"{point.Devices}",
        $"{point.EdgeFrequencyHz / 1e9:0.0}",
        Text(point.Full),
        Text(point.Random),
        Text(point.Proposed),
        Text(point.FullLessRandom),
    ];

    private static string Text(Estimate estimate) => $"{estimate.Mean:0.0} ± {estimate.Band:0.0}";
}
