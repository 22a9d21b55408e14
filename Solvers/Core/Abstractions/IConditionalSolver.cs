namespace Judba.Solvers.Abstractions;

/// <summary>A solver that needs something which may be missing: a licence, a library, a program.</summary>
public interface IConditionalSolver : ISolver
{
    /// <summary>
    /// Why it cannot run here and how to get what is missing, in one sentence; null if it can. Loads no native library.
    /// </summary>
    string? WhyUnavailable();
}
