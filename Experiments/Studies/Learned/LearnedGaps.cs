using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Exact;
using Judba.Solvers.Learned;
using Judba.Solvers.Price;
using Judba.Solvers.Registry;
using Judba.Solvers.Threshold;

namespace Judba.Experiments.Studies.Learned;

/// <summary>Gaps of some solvers to the proved optimum, over the fleets of a case in one reading.</summary>
/// <param name="Case">The fleets.</param>
/// <param name="Reading">The reading.</param>
/// <param name="Gaps">By solver: (cost − bound)/|cost| of each fleet.</param>
/// <param name="Right">By decoding of <c>learned</c>: the share of devices that are decided as in the optimum.</param>
/// <param name="Outside">Share of fleets that <c>learned</c> says lie outside of its training.</param>
internal sealed record LearnedGaps(
    LearnedCase Case, Reading Reading, IReadOnlyDictionary<string, double[]> Gaps, IReadOnlyDictionary<string, double> Right,
    double Outside)
{
    /// <summary>Name of the guided decoding, the default.</summary>
    public const string Guided = "learned";

    /// <summary>Name of the direct one.</summary>
    public const string Direct = "learned, direct";

    // Two of the laws have fleets that are not closed to the last digit in reasonable time; the bound is true all the same.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(200);

    private static readonly (string Name, ISolver Solver)[] Solvers =
        [(Guided, new LearnedSolver()), (Direct, new LearnedSolver(Decoding.Direct)), ("price", new PriceSolver()),
            ("threshold", new ThresholdSolver())];

    /// <summary>Names of the solvers.</summary>
    public static IEnumerable<string> Names => Solvers.Select(s => s.Name);

    /// <summary>Mean gap of a solver.</summary>
    public double Mean(string solver) => Gaps[solver].Average();

    /// <summary>Gap that 95 % of the fleets stay within.</summary>
    public double Most(string solver) => MathNet.Numerics.Statistics.Statistics.Quantile(Gaps[solver], 0.95);

    /// <summary>Worst gap.</summary>
    public double Worst(string solver) => Gaps[solver].Max();

    /// <summary>Share of fleets solved to a gap of at most 1e-5.</summary>
    public double Solved(string solver) => Gaps[solver].Count(g => g <= 1e-5) / (double)Gaps[solver].Length;

    /// <summary>Measures.</summary>
    public static LearnedGaps Measure(LearnedCase fleets, Reading reading, int runs, int seed, CancellationToken stop)
    {
        var gaps = Solvers.ToDictionary(s => s.Name, _ => new double[runs], StringComparer.Ordinal);
        var right = new double[2, runs];
        var outside = 0;
        Parallel.For(0, runs, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, run =>
        {
            var problem = fleets.Draw(seed, run);
            var options = new SolveOptions { Reading = reading, Threads = 1 };
            var exact = Referee.Run(new ExactSolver(), problem, options with { TimeLimit = Limit }, stop);
            foreach (var (k, (name, solver)) in Solvers.Index())
            {
                var verdict = Referee.Run(solver, problem, options, stop);
                gaps[name][run] = Math.Max(0, SolveResult.RelativeGap(verdict.Cost, exact.Result.Bound));
                if (k < 2)
                    right[k, run] = Alike(exact.Result.Allocation!, verdict.Result.Allocation!);
                if (k == 0 && verdict.Result.Statistics.IsOutsideTraining == true)
                    Interlocked.Increment(ref outside);
            }
        });
        double Share(int k) => Enumerable.Range(0, runs).Average(run => right[k, run]);
        return new(
            fleets, reading, gaps, new Dictionary<string, double>(StringComparer.Ordinal) { [Guided] = Share(0), [Direct] = Share(1) },
                outside / (double)runs);
    }

    private static double Alike(Allocation one, Allocation other)
    {
        var same = 0;
        for (var i = 0; i < one.DeviceCount; i++)
            same += one.Uploads(i) == other.Uploads(i) ? 1 : 0;
        return same / (double)one.DeviceCount;
    }
}
