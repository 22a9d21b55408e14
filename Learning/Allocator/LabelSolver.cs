using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Exact;

namespace Judba.Learning.Allocator;

/// <summary>
/// The exact solver as labels need it: to a gap that no label shows, and with an end for fleets of devices that are nearly but not quite
/// alike.
/// </summary>
/// <remarks>
/// The end is a number of nodes and not a time, so that the same seed gives the same labels everywhere. Beyond it the best set so far is
/// taken, which in such fleets costs as good as the optimum.
/// </remarks>
internal static class LabelSolver
{
    /// <summary>Sets that differ by less are as good as each other, and the last digits would take most of the time.</summary>
    public const double Gap = 1e-5;

    // The search reports every 32 divisions: some 1,000 nodes, a hundred times what most fleets need.
    private const int MostReports = 16;

    /// <summary>Solves a problem.</summary>
    public static SolveResult Solve(Problem problem, Reading reading)
    {
        using var stop = new CancellationTokenSource();
        var options = new SolveOptions { Reading = reading, Threads = 1, RelativeGap = Gap, Progress = new Limit(stop) };
        return new ExactSolver().Solve(problem, options, stop.Token);
    }

    private sealed class Limit(CancellationTokenSource stop) : IProgress<SolveProgress>
    {
        private int _reports;

        public void Report(SolveProgress value)
        {
            if (++_reports == MostReports)
                stop.Cancel();
        }
    }
}
