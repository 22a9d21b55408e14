namespace Judba.Solvers.Abstractions;

/// <summary>Why a solve stopped.</summary>
public enum Termination
{
    /// <summary>The point is optimal within the relative gap asked for.</summary>
    Optimal,

    /// <summary>The method ran to its end and proves nothing about optimality.</summary>
    Completed,

    /// <summary>No decision satisfies <c>minUploaders</c>.</summary>
    Infeasible,

    /// <summary>The time limit was reached; incumbent and bound so far are kept.</summary>
    TimeLimit,

    /// <summary>The token was cancelled; incumbent and bound so far are kept.</summary>
    Interrupted,

    /// <summary>The solver's arithmetic failed; <see cref="SolveResult.RawStatus"/> says how.</summary>
    NumericalError,

    /// <summary>
    /// The solver failed in another way: it could not run, its program ended with an error, or its answer is none;
    /// <see cref="SolveResult.RawStatus"/> says how.
    /// </summary>
    Error,
}
