using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Learned;

/// <summary>
/// The allocator's network for one fleet on a processor, without libtorch: the same layers and formulas as <see cref="AllocatorNetwork"/>,
/// in doubles.
/// </summary>
/// <remarks>
/// Each operation of libtorch costs 5 to 10 µs however small it is, and the network has two hundred; here a fleet of 100 devices takes
/// about as long as ten of them. In doubles, so that other units or another numbering of the devices move a prediction by rounding only.
/// </remarks>
internal sealed class AllocatorKernel
{
    // Some milliseconds of work between two looks at the clock.
    private const int DevicesPerLook = 4096;

    private readonly DenseLayer _encoder1, _encoder2, _context, _prices, _fleet, _head1, _head2, _head3;
    private readonly (DenseLayer In, DenseLayer Out)[] _steps;

    public AllocatorKernel(AllocatorWeights weights)
    {
        var layers = AllocatorShape.Layers.ToDictionary(
            l => l.Name, l => new DenseLayer(weights.Values(l.Name + ".weight"), weights.Values(l.Name + ".bias"), l.Out, l.In),
            StringComparer.Ordinal);
        (_encoder1, _encoder2, _context, _prices) = (layers["encoder1"], layers["encoder2"], layers["context"], layers["prices"]);
        _steps = [.. Enumerable.Range(1, AllocatorShape.Steps).Select(k => (layers[$"step{k}.in"], layers[$"step{k}.out"]))];
        (_fleet, _head1, _head2, _head3) = (layers["head.fleet"], layers["head1"], layers["head2"], layers["head3"]);
    }

    /// <summary>Predicts for one fleet; null where stopped before the end.</summary>
    public Prediction? Predict(NormalisedProblem problem, Reading reading, StopSignal stop)
    {
        var m = problem.B.Length;
        Span<double> fleet =
        [
            problem.Alpha, Math.Log(m) / AllocatorShape.SizeScale, problem.Problem.MinUploaders / (double)m,
            reading == Reading.MinLatency ? 1 : 0,
        ];
        var plain = Plain(problem);
        Span<double> context = stackalloc double[_context.Padded];
        if (!Encode(plain, fleet, context, stop))
            return null;

        Span<double> logs = stackalloc double[_prices.Padded];
        _prices.Apply(context, logs);
        Span<double> input = stackalloc double[AllocatorShape.Residuals + AllocatorShape.Context];
        Span<double> hidden = stackalloc double[AllocatorShape.Context], change = stackalloc double[_prices.Padded];
        context[..AllocatorShape.Context].CopyTo(input[AllocatorShape.Residuals..]);
        foreach (var (inner, outer) in _steps)
        {
            Price(problem, reading, logs, input);
            inner.Rectified(input, hidden);
            outer.Apply(hidden, change);
            for (var k = 0; k < AllocatorShape.Prices; k++)
                logs[k] = Math.Clamp(logs[k] + change[k], -AllocatorShape.LargestLog, AllocatorShape.LargestLog);
        }

        Price(problem, reading, logs, input);
        double[] logits = new double[m], logShares = new double[m];
        if (!Decide(problem, reading, logs, input, plain, logits, logShares, stop))
            return null;
        return Prediction.Of(problem, logits, logShares, logs);
    }

    // What is known of each device before any price.
    private static double[] Plain(NormalisedProblem problem)
    {
        var m = problem.B.Length;
        var plain = new double[m * AllocatorShape.DeviceFeatures];
        for (var i = 0; i < m; i++)
        {
            var features = plain.AsSpan(i * AllocatorShape.DeviceFeatures, AllocatorShape.DeviceFeatures);
            features[0] = Math.Log(1 + problem.A[i]);
            features[1] = Math.Log(problem.B[i] * m);
            features[2] = Math.Log(problem.P[i] * m + AllocatorShape.LeastEnergy);
            features[3] = Math.Asinh(problem.G[i] * m * AllocatorShape.UploadScale);
        }

        return plain;
    }

    private bool Encode(ReadOnlySpan<double> plain, ReadOnlySpan<double> fleet, Span<double> context, StopSignal stop)
    {
        var m = plain.Length / AllocatorShape.DeviceFeatures;
        Span<double> x = stackalloc double[AllocatorShape.DeviceFeatures + AllocatorShape.FleetFeatures];
        Span<double> first = stackalloc double[AllocatorShape.Encoder], second = stackalloc double[AllocatorShape.Encoder];
        Span<double> mean = stackalloc double[AllocatorShape.Encoder + AllocatorShape.FleetFeatures];
        mean.Clear();
        fleet.CopyTo(x[AllocatorShape.DeviceFeatures..]);
        for (var i = 0; i < m; i++)
        {
            if (i % DevicesPerLook == DevicesPerLook - 1 && stop.IsSet)
                return false;
            plain.Slice(i * AllocatorShape.DeviceFeatures, AllocatorShape.DeviceFeatures).CopyTo(x);
            _encoder1.Rectified(x, first);
            _encoder2.Rectified(first, second);
            for (var k = 0; k < AllocatorShape.Encoder; k++)
                mean[k] += second[k];
        }

        for (var k = 0; k < AllocatorShape.Encoder; k++)
            mean[k] /= m;
        fleet.CopyTo(mean[AllocatorShape.Encoder..]);
        _context.Rectified(mean, context);
        return true;
    }

    /// <summary>
    /// What the set φ &lt; 0 at some prices does to the conditions of the optimal ones: the band Σ w = 1, the deadline μ Σ b/y² = A + Σ p,
    /// the count Σ ρ ≥ m, and how strongly each depends on the prices. Devices near φ = 0 count in part.
    /// </summary>
    private static void Price(NormalisedProblem problem, Reading reading, ReadOnlySpan<double> logs, Span<double> residuals)
    {
        double deadline = Math.Exp(logs[0]), price = Math.Exp(logs[1]),
            reward = Math.Exp(Math.Max(logs[2], AllocatorShape.NoReward)) / problem.B.Length;
        double load = 0, held = 0, steepness = 0, weight = problem.Alpha, number = 0, critical = 0, criticalLoad = 0;
        for (var i = 0; i < problem.B.Length; i++)
        {
            var (_, relative, w, y, isHeld) = Terms(problem, i, reading, deadline, price, reward);
            var doubt = Math.Clamp(0.5 - 0.5 / AllocatorShape.Doubt * relative, 0, 1);
            if (doubt == 0)
                continue;
            var s = doubt * doubt * (3 - 2 * doubt);
            number += s;
            load += s * w;
            critical += s * (1 - s);
            criticalLoad += s * (1 - s) * w;
            if (!isHeld)
                continue;
            held += s * w;
            steepness += s * w / y;
            weight += s * problem.P[i];
        }

        const double Small = AllocatorShape.Small;
        residuals[0] = Math.Log(load + Small);
        residuals[1] = Math.Log(steepness * price + Small) - Math.Log(weight + Small);
        residuals[2] = Math.Log((number + 0.5) / (problem.Problem.MinUploaders + 0.5));
        residuals[3] = Math.Log((number + 0.5) / problem.B.Length);
        residuals[4] = criticalLoad / (load + Small);
        residuals[5] = held / (load + Small);
        residuals[6] = Math.Log(steepness * deadline / (held + Small) + Small);
        residuals[7] = critical / (number + 1);
        logs[..AllocatorShape.Prices].CopyTo(residuals[8..]);
        for (var k = 0; k < AllocatorShape.Residuals; k++)
            residuals[k] = Math.Clamp(residuals[k], -AllocatorShape.LargestResidual, AllocatorShape.LargestResidual);
    }

    // φ of docs/notation.md section 5 less the reward, in parts of its own terms; the share that it stands for; y; and whether the deadline
    // asks for that share.
    private static (double Value, double Relative, double Share, double Y, bool IsHeld) Terms(
        NormalisedProblem problem, int i, Reading reading, double deadline, double price, double reward)
    {
        double b = problem.B[i], p = problem.P[i], g = problem.G[i];
        var slack = deadline - problem.A[i];
        var y = Math.Max(slack, b);
        var isHeld = true;
        if (reading == Reading.MinCost)
        {
            var own = Math.Sqrt(price * b / Math.Max(p, AllocatorShape.TinyEnergy));
            isHeld = own >= y;
            y = Math.Min(y, own);
        }

        double w = b / y, energy = p * y, band = price * w;
        var value = g - reward + energy + band;
        return (value, slack >= b ? value / (Math.Abs(g) + reward + energy + band) : 1, w, y, isHeld);
    }

    private bool Decide(
        NormalisedProblem problem, Reading reading, ReadOnlySpan<double> logs, ReadOnlySpan<double> input, ReadOnlySpan<double> plain,
        Span<double> logits, Span<double> logShares, StopSignal stop)
    {
        var m = problem.B.Length;
        double deadline = Math.Exp(logs[0]), price = Math.Exp(logs[1]), reward = Math.Exp(Math.Max(logs[2], AllocatorShape.NoReward)) / m;
        Span<double> about = stackalloc double[AllocatorShape.Head], first = stackalloc double[AllocatorShape.Head];
        Span<double> second = stackalloc double[AllocatorShape.Head], x = stackalloc double[AllocatorShape.PricedFeatures];
        Span<double> corrections = stackalloc double[_head3.Padded];
        _fleet.Apply(input, about);
        for (var i = 0; i < m; i++)
        {
            if (i % DevicesPerLook == DevicesPerLook - 1 && stop.IsSet)
                return false;
            var (value, relative, w, _, _) = Terms(problem, i, reading, deadline, price, reward);
            x[0] = relative;
            x[1] = Math.Asinh(value * m * AllocatorShape.UploadScale);
            x[2] = Math.Log(w * m);
            plain.Slice(i * AllocatorShape.DeviceFeatures, AllocatorShape.DeviceFeatures).CopyTo(x[3..]);
            _head1.Plus(x, about, first);
            DenseLayer.Rectify(first);
            _head2.Rectified(first, second);
            _head3.Apply(second, corrections);
            logits[i] = corrections[0] - AllocatorShape.Sharpness * relative;
            logShares[i] = Math.Log(w) + corrections[1];
        }

        return true;
    }
}
