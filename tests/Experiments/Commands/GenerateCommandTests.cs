using System.Text;
using System.Text.Json;
using Judba.Experiments.Tests.Support;
using Judba.Models.Files;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Tests.Commands;

public sealed class GenerateCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Generate_ToStandardOutput_IsTheInstanceOfTheGenerator()
    {
        var run = JudbaProgram.Run("generate", "--devices", "3", "--seed", "5").Expect(0);
        var read = InstanceFile.Read(_folder.Write("i.json", run.Output)).Scenario!;
        var expected = ScenarioGenerator.Generate(ScenarioLaw.Paper, 3, seed: 5);
        Assert.Equal(expected.Name, read.Name);
        Assert.Equal(expected.System, read.System);
        Assert.Equal(expected.Devices.AsEnumerable(), read.Devices);
    }

    [Fact]
    public void Generate_IntoAFolder_HasPredictableNames()
    {
        InProcess.Run(
            "generate", "--scenario", "paper-scaled", "--devices", "4", "--count", "3", "--seed", "2", "--out",
            _folder.Path("new/deep")).Expect(0);
        Assert.Equal(
            ["paper-scaled-m4-s2-0.json", "paper-scaled-m4-s2-1.json", "paper-scaled-m4-s2-2.json"],
            Directory.GetFiles(_folder.Path("new/deep")).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Generate_SameSeed_IsTheSameByteForByte() =>
        Assert.Equal(InProcess.Run("generate").Expect(0).Output, InProcess.Run("generate").Expect(0).Output);

    [Fact]
    public void Generate_Set_ReachesSystemAndDevices()
    {
        var run = InProcess.Run("generate", "--devices", "2", "--set", "edgeFrequencyHz=3.5GHz", "--set", "energyPreference=0.9").Expect(0);
        var scenario = InstanceFile.Read(_folder.Write("i.json", run.Output)).Scenario!;
        Assert.Equal(3.5e9, scenario.System.EdgeFrequencyHz);
        Assert.All(scenario.Devices, d => Assert.Equal(0.9, d.EnergyPreference));
    }

    // The micro sign and the Greek letter look alike.
    [Theory]
    [InlineData("1500\u00B5W")]
    [InlineData("1500\u03BCW")]
    [InlineData("1500uW")]
    public void Generate_Micro_IsReadInEveryWriting(string power)
    {
        var run = JudbaProgram.Run("generate", "--devices", "1", "--set", $"idlePowerW={power}").Expect(0);
        Assert.Equal(1.5e-3, InstanceFile.Read(_folder.Write("i.json", run.Output)).Scenario!.Devices[0].IdlePowerW);
    }

    [Fact]
    public void Generate_CompressionRatioOfTheProfile_BringsItsNetwork()
    {
        var run = InProcess.Run("generate", "--devices", "2", "--set", "compressionRatio=32").Expect(0);
        var system = InstanceFile.Read(_folder.Write("i.json", run.Output)).Scenario!.System;
        var expected = ScenarioGenerator.Generate(ScenarioLaw.Paper with { CompressionRatio = 32 }, 2, seed: 1).System;
        Assert.Equal(expected, system);
    }

    [Fact]
    public void Generate_Profile_ByNameOrFile_BringsItsNetworks()
    {
        var file = _folder.Write("profile.json", Encoding.UTF8.GetString(ProfileFile.ToJson(ShippedProfiles.FashionMnist)));
        foreach (var profile in new[] { "fashion-mnist", file })
        {
            var run = InProcess.Run("generate", "--devices", "2", "--profile", profile, "--set", "compressionRatio=32").Expect(0);
            var system = InstanceFile.Read(_folder.Write("i.json", run.Output)).Scenario!.System;
            Assert.Equal(ScenarioLaw.Paper.BitsPerParameter * 6524, system.ModelBits);
        }
    }

    [Fact]
    public void Generate_ProfileThatIsNone_IsRefused() =>
        Assert.Contains(
            "allowed: paper-table-1, fashion-mnist, or a file", InProcess.Run("generate", "--profile", "x").Expect(2).Error,
            StringComparison.Ordinal);

    [Fact]
    public void Generate_Canonical_IsTheReducedProblem()
    {
        var run = InProcess.Run("generate", "--devices", "3", "--canonical").Expect(0);
        var read = InstanceFile.Read(_folder.Write("p.json", run.Output));
        Assert.Null(read.Scenario);
        Assert.Equal(
            ScenarioGenerator.Generate(ScenarioLaw.Paper, 3, seed: 1).ToProblem().UploadCost.ToArray(), read.Problem.UploadCost.ToArray());
    }

    [Fact]
    public void Generate_SignalDuringALargeFleet_EndsWithinASecondAndLeavesNothing()
    {
        var run = JudbaProgram.Run(new ProgramRun("generate", "--devices", "5000000", "--out", _folder.Path("out"))
        {
            Signal = JudbaProgram.Interrupt,
            SignalDelay = TimeSpan.FromSeconds(1),
        }).Expect(130);
        Assert.InRange(run.SecondsToEnd, 0, 2);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path("out")));
    }

    [Fact]
    public void Generate_Schema_IsTheSchema()
    {
        using var schema = JsonDocument.Parse(InProcess.Run("generate", "--schema").Expect(0).Output);
        Assert.Equal("judba-instance/1", schema.RootElement.GetProperty("title").GetString());
    }
}
