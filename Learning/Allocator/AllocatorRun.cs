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
    private readonly AllocatorScore _heldOut;
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
        _validation = AllocatorScore.OfTrainingLaws(plan.Options.Seed, plan.Validation);
        _heldOut = AllocatorScore.OfHeldOutLaws(plan.Options.Seed, plan.Validation);
    }

    /// <summary>Labelled fleets.</summary>
    public int Fleets { get; }

    /// <summary>Weights of the network.</summary>
    public long Parameters => Initialisation.Parameters(_network);

    /// <summary>The training.</summary>
    public ITraining Training => _training;

    /// <summary>
    /// Mean excess of the direct answers over the optima, on fleets of the laws of training, in parts of the cost, each cut at a tenth.
    /// Laws that are reported as never trained on have no say in it.
    /// </summary>
    public double Score() => _validation.Measure(AllocatorWeights.Of(_network, _range), Decoding.Direct);

    /// <summary>Excesses of the network as it is now on all fleets, held-out ones among them, each cut at a tenth.</summary>
    internal IEnumerable<(Reading Reading, double Excess)> Excesses(Decoding decoding)
    {
        var weights = AllocatorWeights.Of(_network, _range);
        return _validation.Excesses(weights, decoding).Concat(_heldOut.Excesses(weights, decoding)).Select(
            e => (e.Reading, AllocatorScore.Cut(e.Excess)));
    }

    /// <summary>
    /// Mean and worst excess of the best epoch's weights, for each law and decoding, and how many answers have none: see
    /// <see cref="AllocatorScore.Excesses"/>.
    /// </summary>
    /// <param name="weights">Their file.</param>
    public IEnumerable<(string Law, bool IsHeldOut, Decoding Decoding, double Mean, double Worst, int Without)> Report(string weights)
    {
        var read = AllocatorWeights.Read(weights);
        return Enum.GetValues<Decoding>().SelectMany(d => Of(_validation, isHeldOut: false, d).Concat(Of(_heldOut, isHeldOut: true, d)));

        IEnumerable<(string, bool, Decoding, double, double, int)> Of(AllocatorScore score, bool isHeldOut, Decoding decoding) =>
            from law in score.Excesses(read, decoding).GroupBy(e => e.Law, StringComparer.Ordinal)
            let known = law.Select(e => e.Excess).Where(e => !double.IsNaN(e)).DefaultIfEmpty(double.NaN).ToList()
            select (law.Key, isHeldOut, decoding, Math.Max(0, known.Average()), Math.Max(0, known.Max()),
                law.Count(e => double.IsNaN(e.Excess)));
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
