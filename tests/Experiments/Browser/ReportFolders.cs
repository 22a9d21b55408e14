using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Browser;

/// <summary>The reports that the browser tests open, written once, and only where there is a browser.</summary>
public sealed class ReportFolders : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ReportFolders()
    {
        if (Chromium.Program is null)
            return;
        JudbaProgram.Run("compare", "--devices", "8", "--instances", "3", "--out", _folder.Path("compare")).Expect(0);
        JudbaProgram.Run("reproduce", "fig5a", "--quick", "--out", _folder.Path("figure")).Expect(0);
    }

    public string Comparison => _folder.Path("compare/report.html");

    public string Figure => _folder.Path("figure/report.html");

    public void Dispose() => _folder.Dispose();
}
