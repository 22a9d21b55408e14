using System.CommandLine;
using Judba.Experiments.Studies.Calibration;

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
        return new Command(
            "calibrate",
            "Finds training and fine-tuning work from the claims of Fig. 4, checks every claim, and says what Fig. 5(b)'s peak depends on.")
        {
            runs, seed, devices, frequency,
        }.Prints(session, parsed => new CalibrationStudy(
            new CalibrationTargets(parsed.GetValue(devices), parsed.GetValue(frequency)), parsed.GetValue(runs), parsed.GetValue(seed)));
    }
}
