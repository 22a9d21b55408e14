using System.Text.Json;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Sweeps;

/// <summary>What a configuration may hold, and the sentence for what it may not.</summary>
public sealed class SweepConfigTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("bogus=1", "'bogus'", "instances")]
    [InlineData("random.points=3", "'random.fields' is missing", "points, fields")]
    [InlineData("grid.devices={from=1,to=9,cuont=3}", "grid.devices.cuont", "did you mean 'count'?")]
    [InlineData("grid.devices={from=9,to=1,count=3}", "grid.devices.to", "above 'from'")]
    [InlineData("grid.bandwidthHz={from='0Hz',to='1MHz',count=3,spacing='log'}", "grid.bandwidthHz.from", "above 0")]
    [InlineData("grid.energyPreference={from=0,to=1,count=3,spacing='log'}", "grid.energyPreference.from", "above 0")]
    [InlineData("grid.devices={from=1,to=9,count=3,spacing='cubic'}", "cubic", "linear")]
    [InlineData("grid.devices=[1,1]", "1 twice", "once")]
    [InlineData("grid.devices=[]", "grid.devices", "one value or more")]
    [InlineData("grid.devices=['x']", "grid.devices[0]", "from 1")]
    [InlineData("grid.devcies=[1]", "grid.devcies", "devices")]
    [InlineData("grid.scenario={from=1,to=2,count=2}", "grid.scenario", "paper-scaled")]
    [InlineData("grid=3", "'grid' is 3", "a table")]
    [InlineData("set.devices=3", "set.devices", "at the top")]
    [InlineData("set.energyPreference=2", "set.energyPreference", "from 0 to 1")]
    [InlineData("set.edgeFrequencyHz='3GW'", "3GW", "with a unit")]
    [InlineData("random={points=1,fields={devices=[1]}}", "'devices'", "one of them")]
    [InlineData("random={points=1,fields={gap={law='normal',from=0,to=1}}}", "normal", "log-uniform")]
    [InlineData("devices=x", "'devices' is \"x\"", "a whole number")]
    [InlineData("instances=0", "'instances' is 0", "from 1")]
    [InlineData("instances=10000000", "solves", "at most")]
    [InlineData("scenario=foo", "foo", "paper-scaled")]
    [InlineData("timeLimit=10parsec", "10parsec", "above 0")]
    [InlineData("readings=['worst']", "worst", "min-latency")]
    [InlineData("solvers=[]", "'solvers'", "one solver or more")]
    [InlineData("solvers=[1]", "solvers[0]", "a text")]
    [InlineData("solvers=['nobody']", "nobody", "exhaustive")]
    [InlineData("solvers=['threshold:turns=1']", "turns", "rounds")]
    [InlineData("schema=judba-sweep/2", "judba-sweep/2", "judba-sweep/1")]
    [InlineData("threads", "threads", "path=value")]
    [InlineData("seed=4294967296", "'seed' is 4294967296", "from -2147483648 to 2147483647")]
    [InlineData("instances=4294967296", "'instances' is 4294967296", "from 1 to 10000000")]
    [InlineData("random={points=4294967296,fields={}}", "'random.points' is 4294967296", "from 1 to 10000000")]
    public void Sweep_BadField_IsRefused(string setting, string named, string allowed)
    {
        InProcess.Run(
            "sweep", _folder.Write("sweep.toml", SweepFiles.Small), "--set", setting, "--out", _folder.Path("out")).ExpectRefusal(named,
            allowed);
        Assert.False(Directory.Exists(_folder.Path("out")));
    }

    [Theory]
    [InlineData("schema = 1\nschema = 2\n", "schema", "TOML")]
    [InlineData("x = [1\n", "TOML", "bad.toml")]
    [InlineData("schema = \"judba-sweep/1\"\n", "'solvers' is missing", "schema, solvers")]
    [InlineData("schema = \"judba-sweep/1\"\r\nsolvers = [\"price\r\n", "TOML", "bad.toml")]
    [InlineData("schema = \"judba-sweep/1\"\nsolvers = [\"price\"]\ngap = nan\n", "'gap'", "finite numbers")]
    [InlineData("schema = \"judba-sweep/1\"\nsolvers = [\"price\"]\nseed = 1979-05-27\n", "'seed'", "finite numbers")]
    public void Sweep_BadFile_IsRefused(string text, string named, string allowed) =>
        InProcess.Run("sweep", _folder.Write("bad.toml", text)).ExpectRefusal("bad.toml", named, allowed);

    [Fact]
    public void Sweep_NestedTooDeep_IsRefused()
    {
        const int Depth = 100_000;
        JudbaProgram.Run(
            "sweep", _folder.Write("deep.toml", "x = " + new string('[', Depth) + new string(']', Depth))).ExpectRefusal("deep.toml",
            "depth");
        JudbaProgram.Run(
            "sweep",
            _folder.Write("deep.json", "{\"x\":" + new string('[', Depth) + new string(']', Depth) + "}")).ExpectRefusal("deep.json",
            "depth");
        JudbaProgram.Run(
            "sweep", _folder.Write("sweep.toml", SweepFiles.Small), "--set", "x=" + new string('[', 20_000)).ExpectRefusal("--set",
            "depth");
    }

    [Fact]
    public void Sweep_NoFile_IsRefused()
    {
        InProcess.Run("sweep", _folder.Path("none.toml")).ExpectRefusal("none.toml", "does not exist");
        InProcess.Run("sweep").ExpectRefusal("config", "TOML");
    }

    [Fact]
    public void Schema_EveryField_HasAMeaning()
    {
        using var schema = JsonDocument.Parse(InProcess.Run("config", "schema").Expect(0).Output);
        var properties = schema.RootElement.GetProperty("properties");
        Assert.All(properties.EnumerateObject(), p => Assert.True(p.Value.TryGetProperty("description", out _), p.Name));
        Assert.False(schema.RootElement.GetProperty("additionalProperties").GetBoolean());
        var grid = properties.GetProperty("grid").GetProperty("properties");
        foreach (var field in (string[])["scenario", "devices", "edgeFrequencyHz", "energyPreference", "gap", "timeLimit"])
            Assert.True(grid.TryGetProperty(field, out _), field);
        Assert.Equal(
            ["schema", "solvers"], schema.RootElement.GetProperty("required").EnumerateArray().Select(r => r.GetString()!),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Resolved_UnitsAndSteps_AreNumbers()
    {
        InProcess.Run(
            "sweep", _folder.Write("sweep.toml", SweepFiles.Small), "--set", "timeLimit=500ms", "--set",
            "grid.bandwidthHz={from='1MHz',to='100MHz',count=3,spacing='log'}",
            "--set", "grid.devices={from=3,to=5,count=9}", "--set", "instances=1", "--set", "solvers=['price']", "--out",
            _folder.Path("out")).Expect(0);
        using var resolved = JsonDocument.Parse(File.ReadAllText(_folder.Path("out/config.json")));
        Assert.Equal(0.5, resolved.RootElement.GetProperty("timeLimit").GetDouble());
        var grid = resolved.RootElement.GetProperty("grid");
        Assert.Equal([1e6, 1e7, 1e8], grid.GetProperty("bandwidthHz").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Equal([3, 4, 5], grid.GetProperty("devices").EnumerateArray().Select(v => v.GetInt32()));
    }

    [Fact]
    public void Random_ManyDraws_FillTheirRangesAndRepeat()
    {
        var config = _folder.Write("sweep.toml", """
            schema = "judba-sweep/1"
            instances = 1
            solvers = ["full-upload"]
            readings = ["min-cost"]
            [random]
            points = 200
            [random.fields]
            devices = { law = "uniform", from = 2, to = 4 }
            bandwidthHz = { law = "log-uniform", from = "1MHz", to = "100MHz" }
            compressionRatio = [4, 32]
            """);
        InProcess.Run("sweep", config, "--out", _folder.Path("one")).Expect(0);
        InProcess.Run("sweep", config, "--out", _folder.Path("two")).Expect(0);
        Assert.Equal(SweepFiles.Results(_folder.Path("one")), SweepFiles.Results(_folder.Path("two")));
        var rows = SweepFiles.Table(_folder.Path("one/results.csv"));
        Assert.Equal(200, rows.Count);
        // Thirds, halves; five standard deviations of 200 fair draws are 34.
        foreach (var devices in (string[])["2", "3", "4"])
            Assert.InRange(rows.Count(r => r["devices"].Equals(devices, StringComparison.Ordinal)), 67 - 34, 67 + 34);
        var bands = rows.ConvertAll(r => double.Parse(r["bandwidthHz"]));
        Assert.All(bands, b => Assert.InRange(b, 1e6, 1e8));
        Assert.InRange(bands.Count(b => b < 1e7), 100 - 36, 100 + 36);
        Assert.InRange(rows.Count(r => r["compressionRatio"] is "4"), 100 - 36, 100 + 36);
    }
}
