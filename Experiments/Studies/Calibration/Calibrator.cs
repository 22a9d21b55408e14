using Judba.Experiments.Statistics;
using Judba.Experiments.Studies.Figures;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Baselines;
using Judba.Solvers.Price;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Studies.Calibration;

/// <summary>
/// Finds the numbers that [Yang21] leaves open so that its claims on Fig. 4 hold on its own grids, and runs the schemes with them.
/// </summary>
/// <remarks>
/// The decisions of both benchmarks do not depend on the training and the tuning work, and their costs are linear in
/// both. Three evaluations of the same fleets therefore give the difference full − random as X + x₁Y + x₂Z exactly, and the two
/// crossings are two linear equations in (x₁, x₂): neither a search nor a tolerance is needed.
/// </remarks>
internal sealed class Calibrator(int runs, int seed, Action<string> progress, CancellationToken cancellationToken)
{
    /// <summary>Solves the two crossing equations for the training and the tuning work.</summary>
    /// <exception cref="InputException">The targets ask for negative work.</exception>
    public CalibratedWork Find(ScenarioLaw law, CalibrationTargets targets)
    {
        var atDevices = Difference(law with { EdgeFrequencyHz = FigurePlan.FrequencyOfFigure4a }, targets.CrossingDevices);
        var atFrequency = Difference(law with { EdgeFrequencyHz = targets.CrossingFrequencyHz }, FigurePlan.DevicesOfFigure4b);
        var determinant = atDevices.Train * atFrequency.Tune - atDevices.Tune * atFrequency.Train;
        var found = new CalibratedWork(
            (atDevices.Tune * atFrequency.Base - atDevices.Base * atFrequency.Tune) / determinant,
            (atDevices.Base * atFrequency.Train - atDevices.Train * atFrequency.Base) / determinant);
        return found is { TrainCyclesPerParameter: > 0, TuneCyclesPerParameter: > 0 }
            ? found
            : throw new InputException(
                $"'--crossing-devices' {targets.CrossingDevices} with '--crossing-frequency' {targets.CrossingFrequencyHz} asks for "
                    + "negative work; " +
                "allowed: about M* F* < 75e9, as at 43 and 1.6 GHz.");
    }

    /// <summary>The three schemes along both grids of Fig. 4.</summary>
    public (IReadOnlyList<SchemePoint> Figure4a, IReadOnlyList<SchemePoint> Figure4b) Run(ScenarioLaw law) =>
        ([.. FigurePlan.DeviceGrid.Select(m => Point(law, m, FigurePlan.FrequencyOfFigure4a))],
         [.. FigurePlan.FrequencyGrid.Select(f => Point(law, FigurePlan.DevicesOfFigure4b, f))]);

    // Mean difference full − random without any work, and what one cycle per parameter of either kind adds to it.
    private (double Base, double Train, double Tune) Difference(ScenarioLaw law, int devices)
    {
        progress($"crossing at M = {devices}, F = {NumberText.Hertz(law.EdgeFrequencyHz)}: {runs} runs");
        double Mean(double train, double tune)
        {
            var drawn = law with { TrainCyclesPerParameter = train, TuneCyclesPerParameter = tune };
            return Estimate.Of(Each(k =>
            {
                var problem = Draw(drawn, devices, k);
                return Cost(new FullUploadSolver(), problem, k) - Cost(new RandomUploadSolver(), problem, k);
            })).Mean;
        }

        var nothing = Mean(0, 0);
        return (nothing, Mean(1, 0) - nothing, Mean(0, 1) - nothing);
    }

    private SchemePoint Point(ScenarioLaw law, int devices, double edgeFrequencyHz)
    {
        progress($"M = {devices}, F = {NumberText.Hertz(edgeFrequencyHz)}: {runs} runs");
        var drawn = law with { EdgeFrequencyHz = edgeFrequencyHz };
        var costs = Each(k =>
        {
            var problem = Draw(drawn, devices, k);
            var best = Referee.Run(new PriceSolver(), problem, Options(k), cancellationToken);
            return (Full: Cost(new FullUploadSolver(), problem, k), Random: Cost(new RandomUploadSolver(), problem, k),
                Proposed: best.Cost, best.Result.Gap);
        });
        Estimate Over(Func<(double Full, double Random, double Proposed, double Gap), double> value) => Estimate.Of(costs, value);
        return new(
            devices, edgeFrequencyHz, Over(c => c.Full), Over(c => c.Random), Over(c => c.Proposed),
            FullLessRandom: Over(c => c.Full - c.Random),
            FullLessProposed: Over(c => c.Full - c.Proposed), RandomLessProposed: Over(c => c.Random - c.Proposed),
            WorstGap: costs.Max(c => c.Gap));
    }

    private T[] Each<T>(Func<int, T> run)
    {
        var results = new T[runs];
        Parallel.For(0, runs, new ParallelOptions { CancellationToken = cancellationToken }, k => results[k] = run(k));
        return results;
    }

    private Problem Draw(ScenarioLaw law, int devices, int run) => ScenarioGenerator.Generate(law, devices, seed, run).ToProblem();

    private double Cost(ISolver solver, Problem problem, int run) => Referee.Run(solver, problem, Options(run), cancellationToken).Cost;

    private SolveOptions Options(int run) => new() { Reading = Reading.MinLatency, Seed = ScenarioGenerator.Mix(seed, run), Threads = 1 };
}
