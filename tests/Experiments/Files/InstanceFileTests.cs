using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Judba.Experiments.Tests.Support;
using Judba.Models.Files;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Tests.Files;

public sealed class InstanceFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(BadFiles.Problems), MemberType = typeof(BadFiles))]
    public void Read_SpoiledProblem_IsRefusedInOneSentence(string part, string replacement, string[] named) =>
        AssertRefused(Samples.With(Samples.Problem, part, replacement), named);

    [Theory]
    [MemberData(nameof(BadFiles.Instances), MemberType = typeof(BadFiles))]
    public void Read_SpoiledInstance_IsRefusedInOneSentence(string part, string replacement, string[] named) =>
        AssertRefused(Samples.With(Samples.Instance, part, replacement), named);

    [Theory]
    [MemberData(nameof(BadFiles.Wholes), MemberType = typeof(BadFiles))]
    public void Read_NoObjectOfAFormat_IsRefusedInOneSentence(string text, string[] named) => AssertRefused(text, named);

    [Fact]
    public void Read_NoDevices_IsRefused()
    {
        var start = Samples.Instance.IndexOf("\"devices\":", StringComparison.Ordinal);
        AssertRefused(Samples.Instance[..start] + "\"devices\":[]}", ["'devices'", "one device or more"]);
    }

    [Fact]
    public void Read_NoWeightOfLatencyAndOfTransmission_IsRefused() =>
        AssertRefused(
            Samples.With(Samples.With(Samples.Problem, "\"latencyWeight\":6.0", "\"latencyWeight\":0"), "[0.15,0.15]", "[0.15,0]"),
            ["transmitEnergyWeight[1]", "latencyWeight"]);

    [Fact]
    public void Read_DerivedNumberOutOfRange_IsRefused() =>
        AssertRefused(Samples.With(Samples.Instance, "\"channelGain\":1e-10", "\"channelGain\":1e-300"), ["is", "allowed"]);

    [Fact]
    public void Read_NotUtf8_IsRefused()
    {
        var path = _folder.Path("latin1.json");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(Samples.With(Samples.Problem, "two", "zw\u00f6lf")));
        AssertOneSentence(Assert.Throws<InputException>(() => InstanceFile.Read(path)), "latin1.json");
    }

    [Fact]
    public void Read_MissingFile_SaysSoInOneSentence()
    {
        var e = Assert.Throws<InputException>(() => InstanceFile.Read(_folder.Path("none.json")));
        AssertOneSentence(e, "none.json");
        Assert.Contains("does not exist", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingFolder_SaysSoInOneSentence()
    {
        var e = Assert.Throws<InputException>(() => InstanceFile.Read(_folder.Path("no/where.json")));
        Assert.Contains("does not exist", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Folder_SaysSoInOneSentence()
    {
        var e = Assert.Throws<InputException>(() => InstanceFile.Read(_folder.Folder));
        Assert.Contains("folder", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ByteOrderMark_IsSkipped()
    {
        var path = _folder.Path("bom.json");
        File.WriteAllText(path, Samples.Problem, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal("two", InstanceFile.Read(path).Problem.Name);
    }

    [Fact]
    public void Read_Problem_HasEveryNumber()
    {
        var (problem, scenario) = InstanceFile.Read(_folder.Write("p.json", Samples.Problem));
        Assert.Null(scenario);
        Assert.Equal((6.0, 41.5, 1), (problem.LatencyWeight, problem.Constant, problem.MinUploaders));
        Assert.Equal([1.2, 0.4], problem.ComputeLatency.ToArray());
        Assert.Equal([0.3, 0.2], problem.TransmitTime.ToArray());
        Assert.Equal([-5.0, -2.5], problem.UploadCost.ToArray());
        Assert.Equal([0.15, 0.15], problem.TransmitEnergyWeight.ToArray());
        Assert.Equal([5.0, 2.5], problem.TuningSaving.ToArray());
    }

    [Fact]
    public void Read_DeviceOverrides_AreOptionalAndKept()
    {
        var text = Samples.With(Samples.Instance, "\"samples\":80", "\"samples\":80,\"compressionRatio\":8,\"sampleBits\":1e5");
        var scenario = InstanceFile.Read(_folder.Write("i.json", text)).Scenario!;
        Assert.Null(scenario.Devices[0].CompressionRatio);
        Assert.Equal((8.0, 1e5), (scenario.Devices[1].CompressionRatio!.Value, scenario.Devices[1].SampleBits!.Value));
    }

    [Fact]
    public void Read_FieldsInAnotherOrder_IsTheSame()
    {
        var text = Samples.With(Samples.Instance, "{\"samples\":80,\"frequencyHz\":9e8,", "{\"frequencyHz\":9e8,\"samples\":80,");
        Assert.Equal(80, InstanceFile.Read(_folder.Write("i.json", text)).Scenario!.Devices[1].Samples);
    }

    [Theory]
    [InlineData("paper", 1)]
    [InlineData("paper-scaled", 40)]
    public void ToJson_GeneratedScenario_ReadsBackEqual(string law, int devices)
    {
        var scenario = ScenarioGenerator.Generate(
            ScenarioLaw.All.Single(l => string.Equals(l.Name, law, StringComparison.Ordinal)), devices, seed: 7);
        var path = _folder.Path("i.json");
        AtomicFile.Write(path, InstanceFile.ToJson(scenario));
        var read = InstanceFile.Read(path).Scenario!;
        Assert.Equal(scenario.Name, read.Name);
        Assert.Equal(scenario.System, read.System);
        Assert.Equal(scenario.Devices.AsEnumerable(), read.Devices);
    }

    [Fact]
    public void ToJson_ProblemWithUglyNumbers_ReadsBackEqual()
    {
        ImmutableArray<double> ugly = [1e-40, 0.1 + 0.2, 1e40, double.Epsilon + 1, 1.0 / 3];
        var problem = new Problem("ugly λ", 1e-40, -1e40, ugly, ugly, [-1e40, -0.0, 1e-320, 1, -1.0 / 3], ugly, 3, [0, 1, 2, 3, 4]);
        var path = _folder.Path("p.json");
        AtomicFile.Write(path, InstanceFile.ToJson(problem));
        var read = InstanceFile.Read(path).Problem;
        Assert.Equal(problem.Name, read.Name);
        Assert.Equal(problem.LatencyWeight, read.LatencyWeight);
        Assert.Equal(problem.TransmitTime.ToArray(), read.TransmitTime.ToArray());
        Assert.Equal(problem.UploadCost.ToArray(), read.UploadCost.ToArray());
        Assert.Equal(problem.TuningSaving.ToArray(), read.TuningSaving.ToArray());
        Assert.Equal(3, read.MinUploaders);
    }

    [Fact]
    public void ToJson_CommaCulture_WritesPoints()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            using var document = JsonDocument.Parse(InstanceFile.ToJson(ScenarioGenerator.Generate(ScenarioLaw.Paper, 2, 1)));
            Assert.Equal(7.9e-13, document.RootElement.GetProperty("system").GetProperty("noisePowerW").GetDouble());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void SchemaToJson_Always_HasEveryFieldWithUnitAndRange()
    {
        using var schema = JsonDocument.Parse(InstanceSchema.ToJson());
        var properties = schema.RootElement.GetProperty("properties");
        var system = properties.GetProperty("system").GetProperty("properties");
        var device = properties.GetProperty("devices").GetProperty("items").GetProperty("properties");
        foreach (var quantity in SystemParameters.Fields.Select(f => f.Quantity))
            AssertDescribed(system.GetProperty(quantity.Name), quantity);
        foreach (var quantity in Device.Fields.Select(f => f.Quantity))
            AssertDescribed(device.GetProperty(quantity.Name), quantity);
    }

    [Fact]
    public void AtomicFileWrite_FailingWriter_KeepsTheOldFileAndNothingElse()
    {
        var path = _folder.Write("kept.json", "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Folder));
    }

    [Fact]
    public void AtomicFileWrite_FolderThatIsAFile_IsRefused()
    {
        var file = _folder.Write("file", "x");
        AssertOneSentence(Assert.Throws<InputException>(() => AtomicFile.Write(Path.Combine(file, "y.json"), "{}"u8.ToArray())), "y.json");
    }

    [Fact]
    public void AtomicFileWrite_MissingFolder_IsRefused() =>
        AssertOneSentence(Assert.Throws<InputException>(() => AtomicFile.Write(_folder.Path("no/y.json"), "{}"u8.ToArray())), "y.json");

    private static void AssertDescribed(JsonElement field, Quantity quantity)
    {
        Assert.Contains($"[{quantity.Unit}]", field.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal(quantity.Minimum, field.GetProperty(quantity.MinimumExcluded ? "exclusiveMinimum" : "minimum").GetDouble());
        Assert.Equal(quantity.Maximum, field.GetProperty("maximum").GetDouble());
    }

    private void AssertRefused(string text, string[] named)
    {
        var e = Assert.Throws<InputException>(() => InstanceFile.Read(_folder.Write("bad.json", text)));
        AssertOneSentence(e, "bad.json");
        foreach (var word in named)
            Assert.Contains(word, e.Message, StringComparison.Ordinal);
    }

    internal static void AssertOneSentence(InputException refusal, string file)
    {
        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(refusal.Message, char.IsControl);
        Assert.DoesNotContain("Parameter '", refusal.Message, StringComparison.Ordinal);
        Assert.Matches("[.?]$", refusal.Message);
    }
}
