using Judba.Models.Problems;
using Judba.Solvers.Learned;
using Judba.Torch;

namespace Judba.Learning.Allocator;

/// <summary>Fleets that are not trained on, with their optima: how far the network's answers are from them.</summary>
/// <remarks>
/// What decides when training stops is no test of what it stopped at. Fleets of the laws of training decide; fleets of other laws are held
/// out and only reported.
/// </remarks>
internal sealed class AllocatorScore
{
    /// <summary>An excess beyond this counts as this: a few answers that are quite wrong would drown the rest.</summary>
    public const double MostCounted = 0.1;

    private const long Place = 0x5C0E;

    private static readonly int[] Sizes = [7, 33, 75, 150, 333];

    private readonly List<(string Law, int Devices, Reading Reading, Problem Problem, double Cost)> _cases = [];

    private AllocatorScore(long seed, int each, IEnumerable<(int Number, LabelLaw Law)> laws)
    {
        foreach (var (number, law) in laws)
        {
            foreach (var size in Sizes)
            {
                var random = new Random((int)(Seeds.Of(seed, Place, number, size) & int.MaxValue));
                for (var k = 0; k < each; k++)
                {
                    var problem = law.Draw(random, size, LabelBlock.Fewest(random, size));
                    foreach (var reading in Enum.GetValues<Reading>())
                        _cases.Add((law.Name, size, reading, problem, LabelSolver.Solve(problem, reading).Objective));
                }
            }
        }
    }

    /// <summary>Fleets of the laws of training, at sizes that it leaves out: they decide which epoch is best, and when to stop.</summary>
    /// <param name="seed">Seed of the series.</param>
    /// <param name="each">Fleets of each law and size, in each reading.</param>
    public static AllocatorScore OfTrainingLaws(long seed, int each) => new(seed, each, LabelLaw.Training.Index());

    /// <summary>Fleets of the laws that training never sees, held out: they decide nothing.</summary>
    /// <param name="seed">Seed of the series.</param>
    /// <param name="each">Fleets of each law and size, in each reading.</param>
    public static AllocatorScore OfHeldOutLaws(long seed, int each) =>
        new(seed, each, LabelLaw.Unseen.Index().Select(l => (LabelLaw.Training.Count + l.Index, l.Item)));

    /// <summary>Mean excess of the answers over the optima, each cut at <see cref="MostCounted"/>: lower is better.</summary>
    public double Measure(AllocatorWeights weights, Decoding decoding) => Excesses(weights, decoding).Average(e => Cut(e.Excess));

    /// <summary>An excess as it counts. Where no ratio tells it, the answer is quite wrong.</summary>
    public static double Cut(double excess) => double.IsNaN(excess) ? MostCounted : Math.Min(MostCounted, excess);

    /// <summary>
    /// The excesses one by one: (C − C*)/|C*|, where C* is the cost that <c>exact</c> found. 0 where both are equal, else NaN where C* is 0
    /// or of another sign than C.
    /// </summary>
    public IReadOnlyList<(string Law, int Devices, int Fewest, Reading Reading, double Excess)> Excesses(
        AllocatorWeights weights, Decoding decoding)
    {
        var solver = new LearnedSolver(decoding, weights, Processor.Cpu);
        return [.. _cases.Select(c =>
        {
            var cost = solver.Solve(c.Problem, new() { Reading = c.Reading, Threads = 1 }).Objective;
            return (c.Law, c.Devices, c.Problem.MinUploaders, c.Reading, Excess(cost, c.Cost));
        })];
    }

    /// <summary>(C − C*)/|C*|; 0 where both are equal, else NaN where C* is 0 or of another sign than C.</summary>
    internal static double Excess(double cost, double optimum)
    {
        if (cost == optimum)
            return 0;
        return optimum == 0 || Math.Sign(cost) != Math.Sign(optimum) ? double.NaN : (cost - optimum) / Math.Abs(optimum);
    }
}
