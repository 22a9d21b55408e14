namespace Judba.Experiments.Studies.Calibration;

/// <summary>What the calibration found.</summary>
/// <param name="TrainCyclesPerParameter">Edge cycles per sample and parameter that put both crossings on target.</param>
/// <param name="TuneCyclesPerParameter">Device cycles per sample and parameter, likewise.</param>
internal sealed record CalibratedWork(double TrainCyclesPerParameter, double TuneCyclesPerParameter)
{
    // The crossings move by less than the distance to the next grid point.
    private const int SignificantDigits = 2;

    /// <summary>Both numbers at two significant digits: what a scenario file should say.</summary>
    public CalibratedWork Rounded => new(Round(TrainCyclesPerParameter), Round(TuneCyclesPerParameter));

    private static double Round(double value)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) + 1 - SignificantDigits);
        return Math.Round(value / unit) * unit;
    }
}
