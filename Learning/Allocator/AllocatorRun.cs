using System.Globalization;
using Judba.Learning.Networks;
using Judba.Learning.Training;
using Judba.Models.Problems;
using Judba.Solvers.Exact;
using Judba.Solvers.Learned;
using TorchSharp;

namespace Judba.Learning.Allocator;

/// <summary>A training of the allocator under way: network, labels, validation, and the weights of its best epoch.</summary>
internal sealed class AllocatorRun : IDisposable
{
    private readonly AllocatorPlan _plan;
    private readonly AllocatorNetwork _network;
    private readonly AllocatorScore _validation;
    private readonly IReadOnlyList<(double Low, double High)> _range;
    private readonly AllocatorTraining _training;

    internal AllocatorRun(AllocatorPlan plan, IReadOnlyList<LabelBlock> blocks)
    {
        _plan = plan;
        Fleets = blocks.Sum(b => b.FleetCount);
        _range = [.. Enumerable.Range(0, TrainedRange.Names.Count).Select(
            k => (blocks.Min(b => b.Range[k].Low), blocks.Max(b => b.Range[k].High)))];
        _network = new AllocatorNetwork(plan.Options.Seed);
        _network.to(plan.Device);
        _training = new AllocatorTraining(_network, blocks, plan.Options, plan.Tasks, plan.Device);
        _validation = new AllocatorScore(plan.Options.Seed, plan.Validation);
    }

    /// <summary>Labelled fleets.</summary>
    public int Fleets { get; }

    /// <summary>Weights of the network.</summary>
    public long Parameters => Initialisation.Parameters(_network);

    /// <summary>The training.</summary>
    public ITraining Training => _training;

    /// <summary>
    /// Mean excess of the direct answers over the optima, on sizes and laws that are not trained on among others, in parts of the cost,
    /// each cut at a tenth.
    /// </summary>
    public double Score() => _validation.Measure(AllocatorWeights.Of(_network, _range), Decoding.Direct);

    /// <summary>Excesses of the network as it is now, each cut at a tenth.</summary>
    internal IEnumerable<(Reading Reading, double Excess)> Excesses(Decoding decoding) =>
        _validation.Excesses(AllocatorWeights.Of(_network, _range), decoding).Select(e => (e.Reading, AllocatorScore.Cut(e.Excess)));

    /// <summary>
    /// Mean and worst excess of the best epoch's weights, for each law and decoding, and how many answers have none: see
    /// <see cref="AllocatorScore.Excesses"/>.
    /// </summary>
    /// <param name="weights">Their file.</param>
    public IEnumerable<(string Law, Decoding Decoding, double Mean, double Worst, int Without)> Report(string weights)
    {
        var read = AllocatorWeights.Read(weights);
        return from decoding in Enum.GetValues<Decoding>()
               from law in _validation.Excesses(read, decoding).GroupBy(e => e.Law, StringComparer.Ordinal)
               let known = law.Select(e => e.Excess).Where(e => !double.IsNaN(e)).DefaultIfEmpty(double.NaN).ToList()
               select (law.Key, decoding, Math.Max(0, known.Average()), Math.Max(0, known.Max()), law.Count(e => double.IsNaN(e.Excess)));
    }

    /// <summary>Writes the weights if the last epoch is the best so far.</summary>
    /// <param name="path">The file.</param>
    public void KeepBest(string path)
    {
        var curve = _training.Curve;
        if (curve.Count == 0 || curve.SkipLast(1).Any(e => e.Score <= curve[^1].Score))
            return;
        AllocatorWeights.Write(path, _network, _range, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["identity"] = _plan.Identity,
            ["fleets"] = Fleets.ToString(CultureInfo.InvariantCulture),
            ["epoch"] = curve.Count.ToString(CultureInfo.InvariantCulture),
            ["validationExcess"] = curve[^1].Score.ToString("R", CultureInfo.InvariantCulture),
            ["labels"] =
                $"solver exact {new ExactSolver().Info.Version}, relative gap "
                + $"{LabelSolver.Gap.ToString("0e-0", CultureInfo.InvariantCulture)}",
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _training.Dispose();
        _network.Dispose();
    }
}
