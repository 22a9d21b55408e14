using System.Text.Json;
using Judba.Experiments.Records;

namespace Judba.Experiments.Tests.Records;

public sealed class BuildInfoTests
{
    [Fact]
    public void WritePackages_Always_NamesThePackagesOfTheProgramWithVersions()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            BuildInfo.WritePackages(json);
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(bytes.ToArray());
        foreach (var package in (string[])["ScottPlot", "System.CommandLine", "TorchSharp"])
            Assert.True(Version.TryParse(document.RootElement.GetProperty(package).GetString()!.Split('-')[0], out _), package);
        // The list is the program's own, not that of the tests that it runs in.
        Assert.False(document.RootElement.TryGetProperty("xunit", out _));
    }
}
