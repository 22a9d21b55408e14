using System.CommandLine;
using Judba.Experiments.Calibration;
using Judba.Models;

namespace Judba.Experiments.Cli;

/// <summary><c>judba calibrate</c>: the numbers that the paper leaves open, and whether its claims on Fig. 4 then hold.</summary>
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
        var command = new Command("calibrate", "Finds training and fine-tuning work from the claims of Fig. 4, and checks every claim.")
        {
            runs, seed, devices, frequency,
        };
        command.SetAction(parsed => Run(
            session,
            new Calibrator(parsed.GetValue(runs), parsed.GetValue(seed), session.Error.WriteLine, session.Stop),
            new CalibrationTargets(parsed.GetValue(devices), parsed.GetValue(frequency))));
        return command;
    }

    private static int Run(Session session, Calibrator calibrator, CalibrationTargets targets)
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

        var (figure4a, figure4b) = calibrator.Run(ScenarioLaw.Paper with
        {
            TrainCyclesPerParameter = found.Rounded.TrainCyclesPerParameter,
            TuneCyclesPerParameter = found.Rounded.TuneCyclesPerParameter,
        });
        string[] heads = ["M", "F [GHz]", "full-upload", "random-upload", "proposed", "full - random"];
        TextTable.Write(session.Output, [heads, .. figure4a.Concat(figure4b).Select(Row)]);
        var worst = figure4a.Concat(figure4b).Max(p => p.WorstGap);
        session.Output.WriteLine("Cost, mean ± half of the 95 % band. Proposed: the best set with w*(S), proved to a gap of "
            + $"{100 * worst:0.####} % in every run.");
        session.Output.WriteLine();
        TextTable.Write(session.Output,
        [
            ["claim of the paper", "verdict", "evidence"],
            .. Calibrator.Judge(figure4a, figure4b).Select(c => (string[])[c.Text, c.Holds ? "holds" : "does not hold", c.Evidence]),
        ]);
        return ExitCode.Done;
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
