using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Judba.Solvers.Learned;

/// <summary>The allocator as libtorch computes it: for training, and for batches on a GPU.</summary>
/// <remarks>
/// A set network (DeepSets): the same layers for every device, means over devices, so that it takes any number of them in any order. It
/// first guesses the prices (T, μ, ν) that decide everything (docs/notation.md section 5), corrects them a few times by what they do to the
/// conditions that optimal prices satisfy, and then decides each device by φ at these prices plus a learned correction.
/// <see cref="AllocatorKernel"/> computes the same for one fleet without libtorch.
/// </remarks>
internal sealed class AllocatorNetwork : Module
{
    // Held for as long as the program runs (TensorMath).
    private static readonly Scalar Half = 0.5.ToScalar(), One = 1.ToScalar(), MinusOne = (-1).ToScalar(), MinusTwo = (-2).ToScalar();
    private static readonly Scalar Three = 3.ToScalar(), Zero = 0.ToScalar(), Small = AllocatorShape.Small.ToScalar();
    private static readonly Scalar TinyEnergy = AllocatorShape.TinyEnergy.ToScalar(), LeastEnergy = AllocatorShape.LeastEnergy.ToScalar();
    private static readonly Scalar LargestLog = AllocatorShape.LargestLog.ToScalar(), SmallestLog = (-AllocatorShape.LargestLog).ToScalar();
    private static readonly Scalar LargestResidual = AllocatorShape.LargestResidual.ToScalar();
    private static readonly Scalar SmallestResidual = (-AllocatorShape.LargestResidual).ToScalar();
    private static readonly Scalar Doubt = (-0.5 / AllocatorShape.Doubt).ToScalar(), Sharpness = (-AllocatorShape.Sharpness).ToScalar();
    private static readonly Scalar NoReward = AllocatorShape.NoReward.ToScalar();

    private readonly Dictionary<string, Linear> _layers = new(StringComparer.Ordinal);

    /// <summary>Creates one with first weights drawn from <paramref name="seed"/>.</summary>
    public AllocatorNetwork(long seed)
        : base(nameof(AllocatorNetwork))
    {
        TorchLibrary.Load();
        using var generator = new Generator((ulong)seed);
        using var gradients = no_grad();
        foreach (var (name, rows, columns) in AllocatorShape.Layers)
        {
            var layer = Linear(columns, rows);
            _layers[name] = layer;
            register_module(name.Replace('.', '_'), layer);
            // Glorot uniform; the layers that correct something start by correcting little.
            var isCorrection = name.EndsWith(".out", StringComparison.Ordinal) || string.Equals(name, "head3", StringComparison.Ordinal);
            var reach = Math.Sqrt(6.0 / (rows + columns)) * (isCorrection ? 0.1 : 1);
            using var scope = NewDisposeScope();
            layer.weight.copy_(empty(layer.weight.shape).uniform_(-reach, reach, generator));
            layer.bias!.zero_();
        }
    }

    /// <summary>Weight and bias of a layer, by the name that files give it.</summary>
    internal IEnumerable<(string Name, Parameter Value)> NamedWeights =>
        _layers.SelectMany(l => (IEnumerable<(string, Parameter)>)[(l.Key + ".weight", l.Value.weight!), (l.Key + ".bias", l.Value.bias!)]);

    /// <summary>Predicts for fleets of the same number of devices.</summary>
    /// <param name="devices">[fleets, devices, 4]: a, b, p, g of <see cref="NormalisedProblem"/>.</param>
    /// <param name="fleets">[fleets, 2]: α, and the fewest uploaders m.</param>
    /// <param name="reading">The reading of all of them.</param>
    /// <param name="isThrough">Whether gradients flow through φ into the prices of the step before: where prices are told nothing
    /// themselves. Long chains of them are unstable.</param>
    public AllocatorOutput forward(Tensor devices, Tensor fleets, Reading reading, bool isThrough = false)
    {
        Guard.NotNull(devices);
        Guard.NotNull(fleets);
        double m = devices.shape[1];
        Tensor count = tensor((float)m, device: devices.device),
            upload = tensor((float)(m * AllocatorShape.UploadScale), device: devices.device);
        Tensor a = devices.select(2, 0), b = devices.select(2, 1), p = devices.select(2, 2), g = devices.select(2, 3);
        Tensor alpha = fleets.select(1, 0), fewest = fleets.select(1, 1);

        var none = zeros_like(alpha);
        var size = none.Plus(tensor((float)(Math.Log(m) / AllocatorShape.SizeScale), device: devices.device));
        var isLatency = reading == Reading.MinLatency ? ones_like(alpha) : none;
        var fleet = stack([alpha, size, fewest / count, isLatency], 1);
        var plain = stack([log1p(a), (b * count).log(), (p * count).Plus(LeastEnergy).log(), asinh(g * upload)], 2);

        // Encoder: per device, then the mean.
        var seen = cat([plain, fleet.unsqueeze(1).expand(-1, devices.shape[1], -1)], 2);
        var mean = Dense("encoder2", Dense("encoder1", seen)).mean([1]);
        var context = Dense("context", cat([mean, fleet], 1));
        var prices = _layers["prices"].forward(context);
        List<Tensor> all = [prices];
        for (var k = 1; k <= AllocatorShape.Steps; k++)
        {
            var (residuals, _, _, _) = Price(isThrough ? prices : prices.detach());
            var hidden = Dense($"step{k}.in", cat([residuals, context], 1));
            prices = prices.Plus(_layers[$"step{k}.out"].forward(hidden)).clamp(SmallestLog, LargestLog);
            all.Add(prices);
        }

        var (last, phi, relative, share) = Price(isThrough ? prices : prices.detach());
        var about = _layers["head.fleet"].forward(cat([last, context], 1)).unsqueeze(1);
        var priced = cat(
            [stack([relative, asinh(phi * upload), (share * count).log()], 2), plain], 2);
        var head = Dense("head2", functional.relu(_layers["head1"].forward(priced).Plus(about)));
        var corrections = _layers["head3"].forward(head);
        return new(
            (relative * Sharpness).Plus(corrections.select(2, 0)),
            share.log().Plus(corrections.select(2, 1)),
            all);

        // φ and the conditions at some prices; formulas in AllocatorKernel.
        (Tensor Residuals, Tensor Phi, Tensor Relative, Tensor Share) Price(Tensor logs)
        {
            Tensor x = logs.select(1, 0), deadline = x.exp().unsqueeze(1), price = logs.select(1, 1).exp().unsqueeze(1);
            var reward = (logs.select(1, 2).clamp_min(NoReward).exp() / count).unsqueeze(1);
            var slack = deadline.Minus(a);
            var canUpload = slack.ge(b);
            var y = slack.maximum(b);
            Tensor held;
            if (reading == Reading.MinCost)
            {
                var own = (price * b / p.clamp_min(TinyEnergy)).sqrt();
                held = own.ge(y).to_type(ScalarType.Float32);
                y = y.minimum(own);
            }
            else
            {
                held = ones_like(y);
            }

            var w = b / y;
            Tensor energy = p * y, band = price * w;
            var value = g.Minus(reward).Plus(energy).Plus(band);
            var part = where(canUpload, value / g.abs().Plus(reward).Plus(energy).Plus(band), ones_like(value));
            var doubt = (part * Doubt).Plus(Half).clamp(Zero, One);
            var s = doubt * doubt * (doubt * MinusTwo).Plus(Three);
            Tensor sw = s * w, heldBand = sw * held, critical = s * (s * MinusOne).Plus(One);
            Tensor load = sw.sum([1]), heldLoad = heldBand.sum([1]), number = s.sum([1]);
            var steepness = (heldBand / y).sum([1]) * price.squeeze(1);
            var weight = alpha.Plus((s * held * p).sum([1]));
            var stretch = (heldBand / y).sum([1]) * deadline.squeeze(1);
            Tensor[] residuals =
            [
                Log(load), Log(steepness).Minus(Log(weight)), (number.Plus(Half) / fewest.Plus(Half)).log(),
                (number.Plus(Half) / count).log(),
                (critical * w).sum([1]) / load.Plus(Small), heldLoad / load.Plus(Small),
                (stretch / heldLoad.Plus(Small)).Plus(Small).log(), critical.sum([1]) / number.Plus(One),
                logs.select(1, 0), logs.select(1, 1), logs.select(1, 2),
            ];
            return (stack(residuals, 1).clamp(SmallestResidual, LargestResidual), value, part, w);
        }
    }

    private static Tensor Log(Tensor sum) => sum.Plus(Small).log();

    private Tensor Dense(string name, Tensor input) => functional.relu(_layers[name].forward(input));
}
