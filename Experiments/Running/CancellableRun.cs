using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Running;

/// <summary>Work that ends soon after the token, even if a solver in it does not listen.</summary>
internal static class CancellableRun
{
    // Solvers promise to end within a second; the program promises the same to the user, so it waits a little less.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.8);

    /// <summary>Runs <see cref="Referee.Run"/>; a solver that ignores the token is left behind with no point.</summary>
    public static Verdict Run(ISolver solver, Problem problem, SolveOptions options, CancellationToken stop)
    {
        var solve = Task.Run(() => Referee.Run(solver, problem, options, stop), CancellationToken.None);
        if (Ended(solve, stop))
            return solve.GetAwaiter().GetResult();
        var abandoned = new SolveResult { Termination = Termination.Interrupted, RawStatus = "did not stop when asked to" };
        return new(solver.Info, options.Reading, abandoned, Evaluation: null, Grace.TotalSeconds);
    }

    /// <summary>Waits for work that knows the token; false if it does not end when asked to, and is to be left behind.</summary>
    public static bool Ended(Task work, CancellationToken stop)
    {
        try
        {
            Task.WaitAny([work], stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return Task.WaitAny([work], Grace) >= 0;
        }
    }
}
