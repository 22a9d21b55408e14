using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Studies;
using Judba.Learning.Training;
using Judba.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Learning.Transfer;

/// <summary>The encoders of all devices under a strategy.</summary>
internal sealed class EncoderFleet : IDisposable
{
    // Of tuning a pretrained autoencoder: at 1e-3 the latent spaces drift apart.
    private const double TuningRate = 1e-4;
    private const int TuningShare = 4;
    private const int Anchors = 512;

    // Places in the tree of seeds.
    private const long WeightsPlace = 1, OrderPlace = 2;
    private const long PublicDevice = -1, CommonDevice = -2;

    private readonly StudyPlan _plan;
    private readonly int _ratio;
    private readonly Samples _shared;
    private readonly IReadOnlyList<Samples> _devices;
    private readonly long _seed;
    private readonly CancellationToken _stop;
    private readonly List<IDisposable> _owned = [];

    private readonly double[] _deviceSeconds;

    private EncoderFleet(StudyPlan plan, int ratio, Samples shared, IReadOnlyList<Samples> devices, long seed, CancellationToken stop)
    {
        (_plan, _ratio, _shared, _devices, _seed, _stop) = (plan, ratio, shared, devices, seed, stop);
        _deviceSeconds = new double[devices.Count];
    }

    /// <summary>One encoder for each device; several may be the same object.</summary>
    public IReadOnlyList<DeviceEncoder> Encoders { get; private set; } = [];

    /// <summary>The encoder that the edge itself has for public images; null where devices train theirs with nothing in common.</summary>
    public DeviceEncoder? Edge { get; private set; }

    /// <summary>Processor time that each device spent on training its autoencoder [s].</summary>
    public IReadOnlyList<double> DeviceSeconds => _deviceSeconds;

    /// <summary>Trains the encoders.</summary>
    /// <param name="strategy">How.</param>
    /// <param name="plan">Epochs, and where.</param>
    /// <param name="ratio">λ.</param>
    /// <param name="shared">Public images: pretraining, anchors, and the constants of the code.</param>
    /// <param name="devices">Images of each device.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <param name="stop">Ends training early.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static EncoderFleet Train(
        AutoencoderStrategy strategy, StudyPlan plan, int ratio, Samples shared, IReadOnlyList<Samples> devices, long seed,
        CancellationToken stop = default)
    {
        var fleet = new EncoderFleet(plan, ratio, shared, devices, seed, stop);
        try
        {
            fleet.Encoders = strategy switch
            {
                AutoencoderStrategy.Independent => fleet.Apart(d => d),
                AutoencoderStrategy.CommonInit => fleet.Apart(_ => CommonDevice),
                AutoencoderStrategy.Aligned => fleet.Aligned(),
                AutoencoderStrategy.Pretrained => fleet.Pretrained(),
                AutoencoderStrategy.Shared => fleet.ForAll(fleet.Public()),
                AutoencoderStrategy.Federated => fleet.ForAll(fleet.Federated()),
                _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, message: null),
            };
            return fleet;
        }
        catch
        {
            fleet.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var owned in _owned)
            owned.Dispose();
        foreach (var encoder in Encoders.Append(Edge).OfType<DeviceEncoder>().Distinct())
            encoder.Dispose();
    }

    // One set of constants for all: a device that normalised by its own statistics would differ from the others in more than its encoder.
    private List<DeviceEncoder> Apart(Func<int, long> weights)
    {
        var networks = Trained(weights);
        using var code = LatentCode.Measure(networks, _shared);
        return networks.ConvertAll(n => new DeviceEncoder(n, code.Copy()));
    }

    private List<Autoencoder> Trained(Func<int, long> weights)
    {
        List<Autoencoder> networks = [];
        for (var d = 0; d < _devices.Count; d++)
        {
            networks.Add(New(weights(d)));
            _deviceSeconds[d] += Fit(networks[d], _devices[d], d, _plan.AutoencoderEpochs, StudyPlan.AutoencoderRate);
        }

        return networks;
    }

    private List<DeviceEncoder> Aligned()
    {
        var reference = Public();
        Edge = new(reference, LatentCode.Measure(reference, _shared));
        var networks = Trained(d => d);
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var anchors = _shared.Range(0, Anchors);
        var onto = reference.Encode(anchors);
        return networks.ConvertAll(n => new DeviceEncoder(
            n, LatentCode.Measure(reference, _shared), LinearMap.Fit(n.Encode(anchors), onto), reference));
    }

    private List<DeviceEncoder> Pretrained()
    {
        var start = Public();
        Edge = new(start, LatentCode.Measure(start, _shared));
        List<DeviceEncoder> encoders = [];
        for (var d = 0; d < _devices.Count; d++)
        {
            var network = New(PublicDevice);
            FederatedAveraging.Copy(start, network);
            _deviceSeconds[d] += Fit(network, _devices[d], d, Math.Max(1, _plan.AutoencoderEpochs / TuningShare), TuningRate);
            encoders.Add(new(network, LatentCode.Measure(start, _shared)));
        }

        return encoders;
    }

    private List<DeviceEncoder> ForAll(Autoencoder network)
    {
        Edge = new(network, LatentCode.Measure(network, _shared));
        return [.. Enumerable.Repeat(Edge, _devices.Count)];
    }

    private Autoencoder Public()
    {
        var network = New(PublicDevice);
        Fit(network, _shared, PublicDevice, _plan.AutoencoderEpochs, StudyPlan.AutoencoderRate);
        return network;
    }

    // One epoch at each device between averages, as many rounds as others have epochs.
    private Autoencoder Federated()
    {
        var whole = New(CommonDevice);
        var parts = _devices.Select(_ => Own(New(CommonDevice))).ToList();
        for (var round = 0; round < _plan.AutoencoderEpochs; round++)
        {
            for (var d = 0; d < parts.Count; d++)
            {
                FederatedAveraging.Copy(whole, parts[d]);
                _deviceSeconds[d] += Fit(parts[d], _devices[d], Seeds.Of(round, d), 1, StudyPlan.AutoencoderRate, decay: false);
            }

            FederatedAveraging.Average(whole, [.. parts.Select((p, d) => ((nn.Module)p, (double)_devices[d].Count))]);
        }

        return whole;
    }

    private Autoencoder New(long weights) =>
        new Autoencoder(_shared.Shape, _ratio, Seeds.Of(_seed, WeightsPlace, weights)).to(_plan.Device);

    private double Fit(Autoencoder network, Samples images, long order, int epochs, double rate, bool decay = true)
    {
        var options = _plan.AutoencoderOptions(
            Seeds.Of(_seed, OrderPlace, order)) with
        { Epochs = epochs, LearningRate = rate, Decay = decay };
        using var training = new AutoencoderTraining(network, images, options);
        if (!training.Run(stop: _stop))
            throw new OperationCanceledException(_stop);
        network.eval();
        return training.Curve.Sum(e => e.Seconds);
    }

    private T Own<T>(T disposable)
        where T : IDisposable
    {
        _owned.Add(disposable);
        return disposable;
    }
}
