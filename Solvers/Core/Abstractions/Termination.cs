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

    /// <summary>The solver failed; <see cref="SolveResult.RawStatus"/> says how.</summary>
    NumericalError,
}
