using System.Runtime.InteropServices;
using System.Text.Json;

namespace Judba.Experiments.Records;

/// <summary>The machine that a run was made on.</summary>
internal static class HostInfo
{
    private static readonly string Cpu = CpuName();

    /// <summary>Its fields, into an open object.</summary>
    public static void Write(Utf8JsonWriter json)
    {
        json.WriteString("name", Environment.MachineName);
        json.WriteString("os", RuntimeInformation.OSDescription);
        json.WriteString("architecture", RuntimeInformation.OSArchitecture.ToString());
        json.WriteString("cpu", Cpu);
        json.WriteNumber("processors", Environment.ProcessorCount);
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
