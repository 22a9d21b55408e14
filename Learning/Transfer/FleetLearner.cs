using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Studies;
using Judba.Learning.Training;
using Judba.Models.Numerics;
using Judba.Torch;

namespace Judba.Learning.Transfer;

/// <summary>
/// The five steps of [Yang21] on the learning side: autoencoders at the devices, upload of latents, training at the edge, broadcast,
/// fine-tuning by those who did not upload, local inference. The decision who uploads comes from outside, so that solvers can be compared.
/// </summary>
internal sealed class FleetLearner : IDisposable
{
    private const int TuningEpochs = 30;
    private const int BitsPerLabel = 8;
    private const long WeightsPlace = 51, OrderPlace = 52, TuningPlace = 53;

    private readonly StudyPlan _plan;
    private readonly int _ratio;
    private readonly FleetData _data;
    private readonly int _seed;
    private readonly EncoderFleet _fleet;
    private readonly EdgeClassifier? _pretrained;
    private readonly List<Samples> _latents = [];
    private readonly List<Samples> _tests = [];

    private FleetLearner(StudyPlan plan, int ratio, FleetData data, int seed, EncoderFleet fleet, EdgeClassifier? pretrained)
    {
        (_plan, _ratio, _data, _seed, _fleet, _pretrained) = (plan, ratio, data, seed, fleet, pretrained);
        for (var d = 0; d < data.Devices.Count; d++)
        {
            _latents.Add(fleet.Encoders[d].Quantise(data.Devices[d]));
            _tests.Add(fleet.Encoders[d].Quantise(data.Test));
        }
    }

    /// <summary>Parameters of the edge CNN.</summary>
    public long EdgeParameters
    {
        get
        {
            using var network = EdgeTraining.New(_plan, _latents[0], _ratio, 0);
            return Initialisation.Parameters(network);
        }
    }

    /// <summary>Step 1: every device gets its autoencoder and encodes its images.</summary>
    /// <param name="strategy">How devices come by their autoencoders.</param>
    /// <param name="plan">Epochs, and where.</param>
    /// <param name="ratio">λ.</param>
    /// <param name="data">Who holds what; lives as long as the learner.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <param name="pretrainEdge">Whether the edge pretrains its CNN on the public images and tunes it on uploads, instead of training it
    /// on uploads from scratch.</param>
    /// <param name="stop">Ends training early.</param>
    /// <exception cref="ArgumentException">The edge is to pretrain, and the strategy gives it no encoder for public images.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static FleetLearner Prepare(
        AutoencoderStrategy strategy, StudyPlan plan, int ratio, FleetData data, int seed, bool pretrainEdge = false,
        CancellationToken stop = default)
    {
        Guard.NotNull(data);
        if (pretrainEdge && strategy is AutoencoderStrategy.Independent or AutoencoderStrategy.CommonInit)
            throw new ArgumentException(
                $"'strategy' is {strategy}, which gives the edge no encoder to pretrain with; allowed: another strategy.",
                nameof(strategy));
        var fleet = EncoderFleet.Train(strategy, plan, ratio, data.Public, data.Devices, seed, stop);
        try
        {
            return new(
                plan, ratio, data, seed, fleet,
                pretrainEdge ? EdgeTraining.Pretrained(plan, fleet.Edge!, data.Public, ratio, seed, stop) : null);
        }
        catch
        {
            fleet.Dispose();
            throw;
        }
    }

    /// <summary>Steps 3 to 5 for a set of uploaders; nothing is kept from one call to the next.</summary>
    /// <param name="uploaders">Devices that upload, one or more.</param>
    /// <param name="stop">Ends training early.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public FleetAccuracy Learn(IReadOnlyCollection<int> uploaders, CancellationToken stop = default)
    {
        Guard.NotNull(uploaders);
        if (uploaders.Count == 0)
            throw new ArgumentException("'uploaders' is empty; allowed: one device or more.", nameof(uploaders));
        using var uploads = Samples.Join([.. uploaders.Order().Select(d => _latents[d])]);
        using var edge = EdgeTraining.New(_plan, uploads, _ratio, Seeds.Of(_seed, WeightsPlace));
        if (_pretrained is not null)
            FederatedAveraging.Copy(_pretrained, edge);
        EdgeTraining.AtEdge(_plan, edge, uploads, _ratio, Seeds.Of(_seed, OrderPlace), score: null, stop, isNew: _pretrained is null);

        var broadcast = _tests.ConvertAll(t => ClassifierTraining.Accuracy(edge, t));
        var local = new double[_tests.Count];
        for (var d = 0; d < local.Length; d++)
            local[d] = uploaders.Contains(d) ? ClassifierTraining.Accuracy(edge, _tests[d], _data.Shares(d)) : Tuned(edge, d, stop);
        return new(broadcast, local, (double)uploads.Count * (uploads.Shape.Values * LatentCode.BitsPerValue + BitsPerLabel));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _fleet.Dispose();
        _pretrained?.Dispose();
        foreach (var samples in _latents.Concat(_tests))
            samples.Dispose();
    }

    private double Tuned(EdgeClassifier edge, int device, CancellationToken stop)
    {
        using var own = EdgeTraining.New(_plan, _latents[device], _ratio, 0);
        FederatedAveraging.Copy(edge, own);
        EdgeTraining.AtDevice(own, _latents[device], TuningEpochs, isNew: false, Seeds.Of(_seed, TuningPlace, device), score: null, stop);
        return ClassifierTraining.Accuracy(own, _tests[device], _data.Shares(device));
    }
}
