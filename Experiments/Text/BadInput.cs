using Judba.Models.Files;

namespace Judba.Experiments.Text;

/// <summary>Turns complaints of the libraries about the user's input into <see cref="InputException"/>.</summary>
internal static class BadInput
{
    /// <summary>Runs <paramref name="read"/>; an <see cref="ArgumentException"/> of it is the user's mistake.</summary>
    /// <param name="read">Reads something that the user gave.</param>
    /// <param name="prefix">What precedes the sentence, such as the file's name; may be empty.</param>
    /// <exception cref="InputException">The input is refused; its message is one sentence.</exception>
    public static T Refuse<T>(Func<T> read, string prefix = "")
    {
        try
        {
            return read();
        }
        catch (ArgumentException e)
        {
            throw new InputException(prefix + Sentence(e), e);
        }
    }

    /// <inheritdoc cref="Refuse{T}(Func{T}, string)"/>
    public static void Refuse(Action read) => Refuse(() =>
    {
        read();
        return true;
    });

    /// <summary>The message without what .NET appends to it for programmers.</summary>
    public static string Sentence(Exception exception)
    {
        var message = exception.Message;
        if (exception is ArgumentException && message.IndexOf(" (Parameter '", StringComparison.Ordinal) is var cut and >= 0)
            message = message[..cut];
        return message.ReplaceLineEndings(" ").Trim();
    }
}
