namespace Judba.Solvers.Registry;

/// <summary>A solver's claim and the evaluator's score differ: a defect of the solver, never of the input.</summary>
public sealed class SolverDisagreementException : Exception
{
    /// <summary>Creates the exception.</summary>
    public SolverDisagreementException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public SolverDisagreementException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public SolverDisagreementException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
