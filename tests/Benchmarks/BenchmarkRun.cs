using BenchmarkDotNet.Running;

namespace Judba.Benchmarks;

/// <summary>The benchmarks that the command line chooses, by BenchmarkDotNet.</summary>
internal static class BenchmarkRun
{
    private static readonly string[] AskForText = ["--help", "--list", "--info", "--version"];

    /// <summary>Runs them.</summary>
    /// <returns>0 done · 1 a benchmark failed · 2 nothing was measured.</returns>
    public static int Run(string[] args)
    {
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(BenchmarkRun).Assembly).Run(args).ToList();
        if (Array.Exists(args, AskForText.Contains))
            return 0;
        var reports = summaries.SelectMany(s => s.Reports).ToList();
        if (!reports.Exists(r => r.Success))
        {
            Console.Error.WriteLine("Nothing was measured; allowed: --filter with a pattern of --list flat.");
            return 2;
        }

        // A benchmark that could not be built has no report.
        var isComplete = reports.TrueForAll(r => r.Success) && summaries.TrueForAll(s => s.Reports.Length == s.BenchmarksCases.Length);
        return isComplete && !summaries.Exists(s => s.HasCriticalValidationErrors) ? 0 : 1;
    }
}
