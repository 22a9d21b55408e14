using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Learning.Networks;

/// <summary>First weights of a network, from a generator of its own: libtorch's global one is shared by all threads.</summary>
internal static class Initialisation
{
    private static readonly Scalar Zero = 0.ToScalar(), One = 1.ToScalar();

    /// <summary>Glorot uniform ([Yang21] V.A): U(−r, r) with r = sqrt(6 / (fan in + fan out)); biases 0.</summary>
    public static void Glorot(nn.Module network, long seed)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var generator = new Generator((ulong)seed);
        foreach (var (name, parameter) in network.named_parameters())
        {
            var shape = parameter.shape;
            if (shape.Length == 1)
            {
                // The scale of a normalisation starts at 1, every shift at 0.
                parameter.fill_(name.EndsWith("weight", StringComparison.Ordinal) ? One : Zero);
                continue;
            }

            var places = shape.Skip(2).Aggregate(1L, (a, b) => a * b);
            var reach = Math.Sqrt(6.0 / ((shape[0] + shape[1]) * places));
            // Drawn on the processor, so that a GPU starts from the same weights.
            parameter.copy_(empty(shape).uniform_(-reach, reach, generator));
        }
    }

    /// <summary>Number of trainable parameters.</summary>
    public static long Parameters(nn.Module network) => network.parameters().Sum(p => p.numel());
}
