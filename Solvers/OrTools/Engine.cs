using Google.OrTools.LinearSolver;

namespace Judba.Solvers.OrTools;

/// <summary>One engine of OR-Tools: how it is called, what it can do, and how exact its word is.</summary>
/// <param name="Id">Name that <c>Solver.CreateSolver</c> knows.</param>
/// <param name="Tolerance">How far it lets a row be violated and a whole number be off.</param>
/// <param name="CanBeInterrupted">Whether it stops when asked; otherwise it is left behind on a thread of its own.</param>
/// <param name="TakesThreads">Whether it uses more than one.</param>
internal sealed record Engine(string Id, double Tolerance, bool CanBeInterrupted, bool TakesThreads)
{
    /// <summary>How far every engine lets a reduced cost be off.</summary>
    public const double DualTolerance = 1e-7;

    /// <summary>OR-Tools' own simplex method, for linear programs; its word is not taken, only its prices.</summary>
    public static Engine Glop { get; } = new("GLOP", 1e-7, CanBeInterrupted: true, TakesThreads: false);

    /// <summary>What is known about an engine, as seen with OR-Tools 9.15.</summary>
    public static Engine Of(MinlpEngine engine) => engine switch
    {
        // The smallest tolerance that SCIP recommends, set by parameter: its own is 1e-6.
        MinlpEngine.Scip => new("SCIP", 1e-9, CanBeInterrupted: true, TakesThreads: false),
        // HiGHS and CBC ignore an interruption.
        MinlpEngine.Highs => new("HIGHS", 1e-6, CanBeInterrupted: false, TakesThreads: true),
        MinlpEngine.Cbc => new("CBC", 1e-6, CanBeInterrupted: false, TakesThreads: false),
        // CP-SAT scales continuous numbers to whole ones: mip_wanted_precision, 1e-6 by default.
        MinlpEngine.Sat => new("SAT", 1e-6, CanBeInterrupted: true, TakesThreads: true),
        MinlpEngine.Gurobi => new("GUROBI", 1e-6, CanBeInterrupted: true, TakesThreads: true),
        MinlpEngine.Cplex => new("CPLEX", 1e-6, CanBeInterrupted: true, TakesThreads: true),
        MinlpEngine.Xpress => new("XPRESS", 1e-6, CanBeInterrupted: true, TakesThreads: true),
        _ => throw new ArgumentOutOfRangeException(
            nameof(engine), engine, $"'engine' is {engine}; allowed: {string.Join(", ", Enum.GetNames<MinlpEngine>())}."),
    };

    /// <summary>Why it cannot be used here, in one sentence; null if it can. Loads OR-Tools' native library.</summary>
    public string? WhyMissing()
    {
        try
        {
            // Asked first: Solver's constructor aborts the process for an engine that is missing.
            if (Enum.TryParse<Solver.OptimizationProblemType>($"{Id}_MIXED_INTEGER_PROGRAMMING", out var type)
                && !Solver.SupportsProblemType(type))
                return $"OR-Tools found no {Id} here; install it with its licence, and let the dynamic linker find its library";
            using var solver = Solver.CreateSolver(Id);
            return solver is null ? $"OR-Tools was built without {Id}" : null;
        }
        catch (Exception e) when (
            e is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException or BadImageFormatException)
        {
            return $"OR-Tools' native library cannot be loaded: {(e.InnerException ?? e).Message.ReplaceLineEndings(" ")}";
        }
    }
}
