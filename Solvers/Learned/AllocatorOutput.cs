using TorchSharp;

namespace Judba.Solvers.Learned;

/// <summary>What the network says of a batch of fleets.</summary>
/// <param name="Logits">[fleets, devices]: above 0, upload.</param>
/// <param name="LogShares">[fleets, devices]: logarithms of shares before they are made to sum to 1 over the uploaders.</param>
/// <param name="LogPrices">[fleets, 3] after each step, the last one counts: logarithms of T, μ and M ν in normalised units.</param>
internal sealed record AllocatorOutput(torch.Tensor Logits, torch.Tensor LogShares, IReadOnlyList<torch.Tensor> LogPrices);
