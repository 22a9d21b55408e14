using Judba.Experiments.Statistics;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Exact;
using Judba.Solvers.Learned;
using Judba.Solvers.Price;
using Judba.Solvers.Registry;
using Judba.Solvers.Threshold;

namespace Judba.Experiments.Studies.Learned;

/// <summary>Excesses of some solvers over the proved optimum, over the fleets of a case in one reading.</summary>
/// <param name="Case">The fleets.</param>
/// <param name="Reading">The reading.</param>
/// <param name="Excesses">By solver: (cost − bound)/|bound| of each fleet where every solver has one.</param>
/// <param name="Right">By decoding of <c>learned</c>: the share of devices that are decided as in the optimum.</param>
/// <param name="Outside">Share of fleets that <c>learned</c> says lie outside of its training.</param>
/// <param name="Without">Fleets without an excess: the bound is 0, or of another sign than the cost of a solver.</param>
internal sealed record LearnedExcesses(
    LearnedCase Case, Reading Reading, IReadOnlyDictionary<string, double[]> Excesses, IReadOnlyDictionary<string, double> Right,
    double Outside, int Without)
{
    /// <summary>Name of the guided decoding, the default.</summary>
    public const string Guided = "learned";

    /// <summary>Name of the direct one.</summary>
    public const string Direct = "learned, direct";

    // Two of the laws have fleets that are not closed to the last digit in reasonable time; the bound is true all the same. Every fleet of
    // the paper's laws is closed in milliseconds: there the limit only keeps a busy machine from making a bound loose.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(200), PaperLimit = TimeSpan.FromSeconds(20);

    private static readonly (string Name, ISolver Solver)[] Solvers =
        [(Guided, new LearnedSolver()), (Direct, new LearnedSolver(Decoding.Direct)), ("price", new PriceSolver()),
            ("threshold", new ThresholdSolver())];

    /// <summary>Names of the solvers.</summary>
    public static IEnumerable<string> Names => Solvers.Select(s => s.Name);

    /// <summary>Mean excess of a solver; NaN where no fleet has one.</summary>
    public double Mean(string solver) => Excesses[solver].DefaultIfEmpty(double.NaN).Average();

    /// <summary>Excess that 95 % of the fleets stay within.</summary>
    public double Most(string solver) => MathNet.Numerics.Statistics.Statistics.Quantile(Excesses[solver], 0.95);

    /// <summary>Worst excess.</summary>
    public double Worst(string solver) => Excesses[solver].DefaultIfEmpty(double.NaN).Max();

    /// <summary>Share of fleets solved to an excess of at most 1e-5.</summary>
    public double Solved(string solver) => Excesses[solver].Count(g => g <= 1e-5) / (double)Excesses[solver].Length;

    /// <summary>Measures.</summary>
    public static LearnedExcesses Measure(LearnedCase fleets, Reading reading, int runs, int seed, CancellationToken stop)
    {
        var excesses = Solvers.ToDictionary(s => s.Name, _ => new double[runs], StringComparer.Ordinal);
        var right = new double[2, runs];
        var outside = 0;
        var limit = fleets.Group == LearnedGroup.Paper ? PaperLimit : Limit;
        Parallel.For(0, runs, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, run =>
        {
            var problem = fleets.Draw(seed, run);
            var options = new SolveOptions { Reading = reading, Threads = 1 };
            var exact = Referee.Run(new ExactSolver(), problem, options with { TimeLimit = limit }, stop);
            foreach (var (k, (name, solver)) in Solvers.Index())
            {
                var verdict = Referee.Run(solver, problem, options, stop);
                excesses[name][run] = Excess.Relative(verdict.Cost, exact.Result.Bound);
                if (k < 2)
                    right[k, run] = Alike(exact.Result.Allocation!, verdict.Result.Allocation!);
                if (k == 0 && verdict.Result.Statistics.IsOutsideTraining == true)
                    Interlocked.Increment(ref outside);
            }
        });
        double Share(int k) => Enumerable.Range(0, runs).Average(run => right[k, run]);
        // Means and worst cases of all solvers are over the same fleets.
        var known = Enumerable.Range(0, runs).Where(run => excesses.Values.All(e => !double.IsNaN(e[run]))).ToList();
        return new(
            fleets, reading,
            excesses.ToDictionary(e => e.Key, e => known.Select(run => e.Value[run]).ToArray(), StringComparer.Ordinal),
            new Dictionary<string, double>(StringComparer.Ordinal) { [Guided] = Share(0), [Direct] = Share(1) },
            outside / (double)runs, runs - known.Count);
    }

    private static double Alike(Allocation one, Allocation other)
    {
        var same = 0;
        for (var i = 0; i < one.DeviceCount; i++)
            same += one.Uploads(i) == other.Uploads(i) ? 1 : 0;
        return same / (double)one.DeviceCount;
    }
}
