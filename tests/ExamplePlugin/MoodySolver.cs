using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.ExamplePlugin;

/// <summary>A solver with the faults that somebody else's may have; comparisons leave it out unless it is named.</summary>
public sealed class MoodySolver : ISolver
{
    private readonly Mood _mood;

    /// <summary>Creates the solver.</summary>
    /// <param name="mood">How it behaves.</param>
    public MoodySolver(Mood mood = Mood.Calm)
    {
        if (mood == Mood.Unbuildable)
            throw new InvalidOperationException("the weather is bad");
        _mood = mood;
    }

    /// <inheritdoc/>
    public SolverInfo Info { get; } = new("moody", "the cheapest device alone, if it likes", Guarantee.None) { ComfortableDevices = 0 };

    /// <inheritdoc/>
    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        switch (_mood)
        {
            case Mood.Angry:
                throw new InvalidOperationException("not today");
            case Mood.Deaf:
                Thread.Sleep(Timeout.Infinite);
                break;
        }

        return new CheapestSingleSolver().Solve(problem, options, cancellationToken);
    }
}
