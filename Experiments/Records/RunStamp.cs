using System.Runtime.InteropServices;
using System.Text.Json;

namespace Judba.Experiments.Records;

/// <summary>Where a solve was made: the machine, the runtime and the program's commit. What is not known is null.</summary>
internal sealed record RunStamp
{
    /// <summary>This machine and this program.</summary>
    public static RunStamp Here { get; } = new()
    {
        Host = Environment.MachineName,
        Os = RuntimeInformation.OSDescription,
        Architecture = RuntimeInformation.OSArchitecture.ToString(),
        Cpu = CpuName(),
        Processors = Environment.ProcessorCount,
        Runtime = RuntimeInformation.FrameworkDescription,
        Sdk = BuildInfo.Sdk,
        Commit = BuildInfo.Commit,
    };

    /// <summary>Name of the machine.</summary>
    public required string Host { get; init; }

    /// <summary>Its operating system.</summary>
    public string? Os { get; init; }

    /// <summary>Architecture of the operating system.</summary>
    public string? Architecture { get; init; }

    /// <summary>Name of its processor.</summary>
    public string? Cpu { get; init; }

    /// <summary>Number of its processors.</summary>
    public int? Processors { get; init; }

    /// <summary>The .NET runtime.</summary>
    public string? Runtime { get; init; }

    /// <summary>The SDK that built the program.</summary>
    public string? Sdk { get; init; }

    /// <summary>The commit that the program was built from.</summary>
    public string? Commit { get; init; }

    /// <summary>Writes <c>host</c> into an open object.</summary>
    public void WriteHost(Utf8JsonWriter json)
    {
        json.WriteStartObject("host");
        json.WriteString("name", Host);
        json.WriteString("os", Os);
        json.WriteString("architecture", Architecture);
        json.WriteString("cpu", Cpu);
        if (Processors is { } processors)
            json.WriteNumber("processors", processors);
        else
            json.WriteNull("processors");
        json.WriteEndObject();
    }

    /// <summary>Writes <c>runtime</c> into an open object.</summary>
    public void WriteRuntime(Utf8JsonWriter json)
    {
        json.WriteStartObject("runtime");
        json.WriteString("dotnet", Runtime);
        json.WriteString("sdk", Sdk);
        json.WriteEndObject();
    }

    private static string CpuName()
    {
        const string Linux = "/proc/cpuinfo";
        var line = File.Exists(Linux)
            ? File.ReadLines(Linux).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? "unknown";
    }
}
