using Judba.Torch;
using static TorchSharp.torch;

namespace Judba.Learning.Transfer;

/// <summary>
/// Federated averaging (McMahan et al., AISTATS 2017): weights of several networks of one design, averaged by their samples.
/// </summary>
internal static class FederatedAveraging
{
    /// <summary>Gives <paramref name="target"/> the weighted mean of the weights of <paramref name="parts"/>.</summary>
    /// <param name="target">A network of the same design.</param>
    /// <param name="parts">Networks with their weights, above 0.</param>
    public static void Average(nn.Module target, IReadOnlyList<(nn.Module Network, double Weight)> parts)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var total = parts.Sum(p => p.Weight);
        var all = parts.Select(p => p.Network.state_dict()).ToList();
        foreach (var (name, value) in target.state_dict())
        {
            var mean = zeros_like(value);
            for (var k = 0; k < parts.Count; k++)
                mean.Accumulate(all[k][name] * tensor((float)(parts[k].Weight / total), value.device));
            value.copy_(mean);
        }
    }

    /// <summary>Gives <paramref name="target"/> the weights of <paramref name="source"/>.</summary>
    public static void Copy(nn.Module source, nn.Module target) => Average(target, [(source, 1)]);
}
