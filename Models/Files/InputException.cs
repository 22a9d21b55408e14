namespace Judba.Models.Files;

/// <summary>Bad input: the message is one sentence that names the file, the field, its value and what is allowed.</summary>
public sealed class InputException : Exception
{
    /// <summary>Creates the exception.</summary>
    public InputException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public InputException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public InputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
