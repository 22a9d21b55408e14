namespace Judba.Experiments.Studies.Calibration;

/// <summary>Where "Fully-uploading" and "Random-uploading" are to cost the same.</summary>
/// <remarks>
/// With training time proportional to uploaded samples and bandwidth shared equally, the difference full − random goes as
/// M²(x + y/F) − zM: x from transmission, y from edge training, z from fine-tuning saved. The paper's two claims on its own
/// grids ask for a crossing at F = 2.5 GHz with 40 &lt; M* &lt; 50 and one at M = 30 with 1.5 &lt; F* ≤ 2.0 GHz; x ≥ 0 asks for
/// F* ≤ 75/M* on top. The defaults lie where both crossings keep their distance from the grid.
/// </remarks>
/// <param name="CrossingDevices">M*, devices at which the two cross at F = 2.5 GHz.</param>
/// <param name="CrossingFrequencyHz">F* [Hz], edge frequency at which they cross for M = 30.</param>
internal sealed record CalibrationTargets(int CrossingDevices = 43, double CrossingFrequencyHz = 1.6e9);
