using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Baselines;

/// <summary>
/// The paper's benchmark "Random-uploading": each device uploads with probability ½, all with the same share 1/N; short of
/// <see cref="Problem.MinUploaders"/>, others are added at random.
/// </summary>
public sealed class RandomUploadSolver : ISolver
{
    // A stream of its own: an instance drawn from the same seed shares no random number with its solver.
    private const int Stream = 0x5261;

    /// <inheritdoc/>
    public SolverInfo Info { get; } = new(
        "random-upload", "each uploads with probability 1/2, equal shares [Yang21 benchmark]", Guarantee.Feasible)
    {
        KeepsOwnBandwidth = true,
        IsRandomised = true,
    };

    /// <inheritdoc/>
    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(problem);
        Guard.NotNull(options);
        if (!problem.IsFeasible)
            return SolveResult.Infeasible(problem);
        var random = new Random(ScenarioGenerator.Mix(options.Seed, Stream));
        List<int> uploaders = [], others = [];
        for (var i = 0; i < problem.DeviceCount; i++)
            (random.Next(2) == 0 ? uploaders : others).Add(i);
        while (uploaders.Count < problem.MinUploaders)
        {
            var k = random.Next(others.Count);
            uploaders.Add(others[k]);
            others.RemoveAt(k);
        }

        uploaders.Sort();
        return EqualShares.Result(problem, [.. uploaders], new StopSignal(options, cancellationToken));
    }
}
