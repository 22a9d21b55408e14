namespace Judba.Solvers.Learned;

/// <summary>
/// The one shape of the allocator's network, shared by its two forms: libtorch's for training and CUDA, and plain loops for a processor.
/// </summary>
/// <remarks>docs/learned.md draws it. A file of weights is for exactly this shape.</remarks>
internal static class AllocatorShape
{
    /// <summary>Of a device before any price is known: a, M b, M p, M g, each on its own logarithmic scale.</summary>
    public const int DeviceFeatures = 4;

    /// <summary>Of a fleet: α = A/(A + Σ p), log M, m/M, and the reading.</summary>
    public const int FleetFeatures = 4;

    /// <summary>T, μ and ν.</summary>
    public const int Prices = 3;

    /// <summary>What a set at some prices does to the conditions that the optimal prices satisfy.</summary>
    public const int Residuals = 11;

    /// <summary>Of a device at the last prices: φ twice, its share, and its first features.</summary>
    public const int PricedFeatures = 3 + DeviceFeatures;

    /// <summary>Width of the layers that see every device before the prices.</summary>
    public const int Encoder = 48;

    /// <summary>Width of the layers that see the fleet.</summary>
    public const int Context = 48;

    /// <summary>Width of the layers that see every device after the prices.</summary>
    public const int Head = 32;

    /// <summary>Corrections of the prices.</summary>
    public const int Steps = 4;

    /// <summary>What the head says of a device: corrections of its upload logit and of the logarithm of its share.</summary>
    public const int Outputs = 2;

    /// <summary>
    /// Half-width of the band around φ = 0, relative to the terms of φ, in which a device counts in part while prices are corrected.
    /// </summary>
    public const double Doubt = 0.1;

    /// <summary>Logit of a device per unit of −φ relative to its terms, before the head's correction.</summary>
    public const double Sharpness = 20;

    /// <summary>The weight g is multiplied with before its logarithmic scale, so that typical savings lie where that scale bends.</summary>
    public const double UploadScale = 10;

    /// <summary>log M is divided by this.</summary>
    public const double SizeScale = 4;

    /// <summary>Added to M p before its logarithm, so that free transmission has one.</summary>
    public const double LeastEnergy = 1e-6;

    /// <summary>Normalised numbers are cut to this magnitude, and b to its inverse: 32-bit products stay in range.</summary>
    public const double Largest = 1e9;

    /// <summary>Logarithms of prices stay within ± this.</summary>
    public const double LargestLog = 40;

    /// <summary>Residuals stay within ± this.</summary>
    public const double LargestResidual = 8;

    /// <summary>Added to sums before their logarithm.</summary>
    public const double Small = 1e-6;

    /// <summary>Logarithm of M ν where nobody is paid to upload.</summary>
    public const double NoReward = -8;

    /// <summary>p below this is this where a device's own best share is computed.</summary>
    public const double TinyEnergy = 1e-12;

    /// <summary>Names and shapes of all weights, rows out of columns in, in the order of use.</summary>
    public static IReadOnlyList<(string Name, int Out, int In)> Layers { get; } =
    [
        ("encoder1", Encoder, DeviceFeatures + FleetFeatures),
        ("encoder2", Encoder, Encoder),
        ("context", Context, Encoder + FleetFeatures),
        ("prices", Prices, Context),
        .. Enumerable.Range(1, Steps).SelectMany(k => (IEnumerable<(string, int, int)>)
            [($"step{k}.in", Context, Residuals + Context), ($"step{k}.out", Prices, Context)]),
        ("head.fleet", Head, Residuals + Context),
        ("head1", Head, PricedFeatures),
        ("head2", Head, Head),
        ("head3", Outputs, Head),
    ];
}
