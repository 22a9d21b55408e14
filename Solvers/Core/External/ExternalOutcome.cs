namespace Judba.Solvers.External;

/// <summary>How a program's run went.</summary>
/// <param name="ExitCode">Its exit code; null where it was killed or never ran.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Errors">The last lines that it wrote to standard error.</param>
/// <param name="Failure">Why it never ran, or was killed before its time; null where it was not.</param>
internal sealed record ExternalOutcome(int? ExitCode, ReadOnlyMemory<byte> Output, string Errors, string? Failure);
