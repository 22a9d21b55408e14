using Judba.Experiments.Statistics;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Baselines;
using Judba.Solvers.Price;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Studies.Figures;

/// <summary>
/// Finds the numbers that [Yang21] leaves open so that its claims on Fig. 4 hold on its own grids, and checks them.
/// </summary>
/// <remarks>
/// The decisions of both benchmarks do not depend on the training and the tuning work, and their costs are linear in
/// both: three evaluations of the same fleets give the gap full − random as X + x₁Y + x₂Z exactly, and the two crossings
/// are two linear equations in (x₁, x₂). No search, no tolerance.
/// </remarks>
internal sealed class Calibrator(int runs, int seed, Action<string> progress, CancellationToken cancellationToken)
{
    /// <summary>M of Fig. 4(a), the paper's tens.</summary>
    public static IReadOnlyList<int> DeviceGrid { get; } = [10, 20, 30, 40, 50, 60];

    /// <summary>F of Fig. 4(b) [Hz], the paper's halves of a GHz.</summary>
    public static IReadOnlyList<double> FrequencyGrid { get; } = [0.5e9, 1.0e9, 1.5e9, 2.0e9, 2.5e9, 3.0e9];

    /// <summary>Solves the two crossing equations for the training and the tuning work.</summary>
    /// <exception cref="InputException">The targets ask for negative work.</exception>
    public CalibratedWork Find(ScenarioLaw law, CalibrationTargets targets)
    {
        var atDevices = Gap(law with { EdgeFrequencyHz = CalibrationTargets.FrequencyOfFigure4a }, targets.CrossingDevices);
        var atFrequency = Gap(law with { EdgeFrequencyHz = targets.CrossingFrequencyHz }, CalibrationTargets.DevicesOfFigure4b);
        var determinant = atDevices.Train * atFrequency.Tune - atDevices.Tune * atFrequency.Train;
        var found = new CalibratedWork(
            (atDevices.Tune * atFrequency.Base - atDevices.Base * atFrequency.Tune) / determinant,
            (atDevices.Base * atFrequency.Train - atDevices.Train * atFrequency.Base) / determinant);
        return found is { TrainCyclesPerParameter: > 0, TuneCyclesPerParameter: > 0 }
            ? found
            : throw new InputException(
                $"'--crossing-devices' {targets.CrossingDevices} with '--crossing-frequency' {targets.CrossingFrequencyHz} asks for negative work; " +
                $"allowed: about M* F* < 75e9, as at 43 and 1.6 GHz.");
    }

    /// <summary>The three schemes along both grids of Fig. 4.</summary>
    public (IReadOnlyList<SchemePoint> Figure4a, IReadOnlyList<SchemePoint> Figure4b) Run(ScenarioLaw law) =>
        ([.. DeviceGrid.Select(m => Point(law, m, CalibrationTargets.FrequencyOfFigure4a))],
         [.. FrequencyGrid.Select(f => Point(law, CalibrationTargets.DevicesOfFigure4b, f))]);

    /// <summary>The paper's claims on Fig. 4, judged by 95 % bands.</summary>
    public static IReadOnlyList<Claim> Judge(IReadOnlyList<SchemePoint> figure4a, IReadOnlyList<SchemePoint> figure4b) =>
        [.. JudgeFigure4a(figure4a), .. JudgeFigure4b(figure4b)];

    /// <summary>The paper's claims on Fig. 4(a).</summary>
    public static IReadOnlyList<Claim> JudgeFigure4a(IReadOnlyList<SchemePoint> figure4a)
    {
        const int LastFullUpload = 40;
        return
        [
            Monotone("Fig. 4(a): every scheme costs more with more devices", figure4a, 1, p => $"M = {p.Devices}"),
            Sign("Fig. 4(a): full beats random up to M = 40", figure4a.Where(p => p.Devices <= LastFullUpload), p => p.FullLessRandom, -1, p => $"M = {p.Devices}"),
            Sign("Fig. 4(a): random beats full beyond M = 40", figure4a.Where(p => p.Devices > LastFullUpload), p => p.FullLessRandom, 1, p => $"M = {p.Devices}"),
            Sign("Fig. 4(a): the proposed scheme beats full everywhere", figure4a, p => p.FullLessProposed, 1, p => $"M = {p.Devices}"),
            Sign("Fig. 4(a): the proposed scheme beats random everywhere", figure4a, p => p.RandomLessProposed, 1, p => $"M = {p.Devices}"),
        ];
    }

    /// <summary>The paper's claims on Fig. 4(b).</summary>
    public static IReadOnlyList<Claim> JudgeFigure4b(IReadOnlyList<SchemePoint> figure4b)
    {
        const double FirstFullUploadHz = 2e9;
        return
        [
            Monotone("Fig. 4(b): every scheme costs less with a faster edge", figure4b, -1, Frequency),
            Sign("Fig. 4(b): full beats random from F = 2 GHz", figure4b.Where(p => p.EdgeFrequencyHz >= FirstFullUploadHz), p => p.FullLessRandom, -1, Frequency),
            Sign("Fig. 4(b): random beats full below F = 2 GHz", figure4b.Where(p => p.EdgeFrequencyHz < FirstFullUploadHz), p => p.FullLessRandom, 1, Frequency),
            Sign("Fig. 4(b): the proposed scheme beats full everywhere", figure4b, p => p.FullLessProposed, 1, Frequency),
            Sign("Fig. 4(b): the proposed scheme beats random everywhere", figure4b, p => p.RandomLessProposed, 1, Frequency),
        ];
    }

    private static string Frequency(SchemePoint point) => $"F = {point.EdgeFrequencyHz / 1e9:0.0} GHz";

    // The difference has the sign at every point; the evidence is the point closest to failing, in its own bands.
    private static Claim Sign(
        string text, IEnumerable<SchemePoint> points, Func<SchemePoint, Estimate> difference, int sign, Func<SchemePoint, string> where)
    {
        var weakest = points.MinBy(p => sign * difference(p).Mean / difference(p).Band)!;
        var (mean, band) = difference(weakest);
        return new(text, Claim.Positive([new(sign * mean, band)]), $"closest at {where(weakest)}: difference {mean:0.0} ± {band:0.0}");
    }

    // Fleets differ from point to point: the band of a difference is at most the sum of the two bands, however they correlate.
    private static Claim Monotone(string text, IReadOnlyList<SchemePoint> points, int sign, Func<SchemePoint, string> where)
    {
        var steps = new (string Name, Func<SchemePoint, Estimate> Cost)[]
            { ("full", p => p.Full), ("random", p => p.Random), ("proposed", p => p.Proposed) }
            .SelectMany(s => points.Zip(points.Skip(1), (p, q) => (s.Name, Point: q, Before: s.Cost(p), After: s.Cost(q))))
            .Select(s => (s.Name, s.Point, s.Before, s.After, Step: new Estimate(sign * (s.After.Mean - s.Before.Mean), s.Before.Band + s.After.Band)))
            .ToList();
        var weakest = steps.MinBy(s => s.Step.Mean / s.Step.Band);
        return new(text, Claim.Positive(steps.Select(s => s.Step)),
            $"closest for {weakest.Name} at {where(weakest.Point)}: {weakest.Before.Mean:0.0} ± {weakest.Before.Band:0.0} to {weakest.After.Mean:0.0} ± {weakest.After.Band:0.0}");
    }

    // Mean gap full − random without any work, and what one cycle per parameter of either kind adds to it.
    private (double Base, double Train, double Tune) Gap(ScenarioLaw law, int devices)
    {
        progress($"crossing at M = {devices}, F = {law.EdgeFrequencyHz / 1e9:0.0##} GHz: {runs} runs");
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
        progress($"M = {devices}, F = {edgeFrequencyHz / 1e9:0.0} GHz: {runs} runs");
        var drawn = law with { EdgeFrequencyHz = edgeFrequencyHz };
        var costs = Each(k =>
        {
            var problem = Draw(drawn, devices, k);
            var best = Referee.Run(new PriceSolver(), problem, Options(k), cancellationToken);
            return (Full: Cost(new FullUploadSolver(), problem, k), Random: Cost(new RandomUploadSolver(), problem, k),
                Proposed: best.Cost, best.Result.Gap);
        });
        Estimate Over(Func<(double Full, double Random, double Proposed, double Gap), double> value) =>
            Estimate.Of(Array.ConvertAll(costs, c => value(c)));
        return new(
            devices, edgeFrequencyHz, Over(c => c.Full), Over(c => c.Random), Over(c => c.Proposed),
            Over(c => c.Full - c.Random), Over(c => c.Full - c.Proposed), Over(c => c.Random - c.Proposed), costs.Max(c => c.Gap));
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
