namespace Judba.Architecture.Tests;

/// <summary>One type names another, in its shape or in the body of a method.</summary>
/// <param name="Assembly">Assembly of the type that names.</param>
/// <param name="FromSpace">Its namespace; empty for the global one.</param>
/// <param name="FromType">Its full name.</param>
/// <param name="ToSpace">Namespace of the type that is named.</param>
/// <param name="ToType">Its full name.</param>
internal sealed record Use(string Assembly, string FromSpace, string FromType, string ToSpace, string ToType)
{
    /// <inheritdoc/>
    public override string ToString() => $"{FromType} uses {ToType}";
}
