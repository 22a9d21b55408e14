using System.Numerics;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Exhaustive;

/// <summary>Looks at every set of a small fleet, from a good incumbent, on this thread: another solver's last resort.</summary>
/// <param name="problem">The problem; at most <see cref="ExhaustiveSolver.MaxDevices"/> devices.</param>
/// <param name="reading">The reading.</param>
/// <param name="incumbent">Receives every set that may be better.</param>
/// <param name="stop">When to give up.</param>
internal sealed class SetEnumeration(Problem problem, Reading reading, Incumbent incumbent, StopSignal stop)
{
    // Low devices of a block: their sums are made afresh for each problem.
    private const int BlockDevices = 8;

    /// <summary>Runs it.</summary>
    /// <returns>Whether every set was looked at: the incumbent is then optimal.</returns>
    public bool Run()
    {
        var low = Math.Min(problem.DeviceCount, BlockDevices);
        var block = new SetBlock(problem, reading, new SubsetSums(problem, low));
        Span<int> space = stackalloc int[ExhaustiveSolver.MaxDevices];
        for (var high = 0u; high < 1u << (problem.DeviceCount - low); high++)
        {
            if (stop.IsSet)
                return false;
            var bounds = block.Bounds(high);
            for (var k = 0; k < bounds.Length; k++)
            {
                var set = (high << low) | (uint)k;
                if (bounds[k] < incumbent.Cost && BitOperations.PopCount(set) >= problem.MinUploaders)
                    incumbent.Offer(SetBlock.Members(set, space));
            }
        }

        return true;
    }
}
