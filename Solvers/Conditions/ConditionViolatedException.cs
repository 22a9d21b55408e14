namespace Judba.Solvers.Conditions;

/// <summary>A condition does not hold; the message gives the numbers.</summary>
public sealed class ConditionViolatedException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ConditionViolatedException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was found, in numbers.</param>
    public ConditionViolatedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was found, in numbers.</param>
    /// <param name="innerException">What the solver threw.</param>
    public ConditionViolatedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
