using System.Diagnostics;
using System.Globalization;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Solvers.External;
using Judba.Tests.Support;

namespace Judba.Certificates.Tests;

/// <summary>examples/python/verify.py, in one process for all that it is asked.</summary>
internal sealed class SecondChecker : IDisposable
{
    // Reads two paths, says what exit code the program would end with.
    private const string Loop = """
        import sys
        sys.path.insert(0, sys.argv[1])
        import verify
        for line in sys.stdin:
            print("code", verify.main(line.rstrip("\n").split("\t")), flush=True)
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    public SecondChecker()
    {
        var start = new ProcessStartInfo(CommandLine.Find("python3")!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // No __pycache__ beside the example.
        foreach (var argument in (string[])["-B", "-c", Loop, Folder()])
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => LastError = line.Data ?? LastError;
        _process.BeginErrorReadLine();
    }

    /// <summary>The last line that it wrote to standard error.</summary>
    public string LastError { get; private set; } = "";

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    /// <summary>Its exit code: 0 proved, 1 refuted, 2 unreadable.</summary>
    public int Judge(Problem problem, Certificate certificate)
    {
        File.WriteAllBytes(_folder["problem.json"], InstanceFile.ToJson(problem));
        CertificateFile.Write(_folder["certificate.json"], certificate);
        _process.StandardInput.WriteLine($"{_folder["problem.json"]}\t{_folder["certificate.json"]}");
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("code ", StringComparison.Ordinal))
                return int.Parse(line["code ".Length..], CultureInfo.InvariantCulture);
        }

        throw new InvalidOperationException($"The second checker ended: {LastError}");
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "solvers.sln")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, "examples", "python");
    }
}
