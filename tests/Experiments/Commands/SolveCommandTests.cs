using System.Globalization;
using System.Text.Json;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

public sealed class SolveCommandTests : IDisposable
{
    private static readonly string[] Fields =
    [
        "schema", "instance", "solver", "reading", "termination", "point", "objective", "bound", "gap", "uploads", "bandwidthShare",
        "completionLatency", "seconds", "evaluations",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Solve_AsJson_IsOneObjectOfTheFormat()
    {
        var run = JudbaProgram.Run("solve", Problem, "--solver", "exhaustive", "--json").Expect(0);
        Assert.Single(run.Lines);
        Assert.Empty(run.Error);
        using var answer = JsonDocument.Parse(run.Output);
        var root = answer.RootElement;
        Assert.Equal(Fields, root.EnumerateObject().Select(f => f.Name), StringComparer.Ordinal);
        Assert.Equal("judba-solve/1", root.GetProperty("schema").GetString());
        Assert.Equal("two", root.GetProperty("instance").GetString());
        Assert.Equal("exhaustive", root.GetProperty("solver").GetString());
        Assert.Equal("min-cost", root.GetProperty("reading").GetString());
        Assert.Equal("optimal", root.GetProperty("termination").GetString());
        Assert.Equal("feasible", root.GetProperty("point").GetString());
        Assert.Equal(root.GetProperty("objective").GetDouble(), root.GetProperty("bound").GetDouble());
        Assert.Equal(0, root.GetProperty("gap").GetDouble());
    }

    [Theory]
    [InlineData("min-cost")]
    [InlineData("min-latency")]
    public void Solve_ItsOwnJson_PassesCheck(string reading)
    {
        var answer = InProcess.Run("solve", Problem, "--reading", reading, "--json").Expect(0);
        InProcess.Run("check", Problem, _folder.Write("answer.json", answer.Output), "--reading", reading).Expect(0);
    }

    [Fact]
    public void Solve_ForPeople_NamesEverything()
    {
        var run = JudbaProgram.Run("solve", Problem, "--solver", "exhaustive").Expect(0);
        foreach (var word in (string[])["two, 2 devices", "exhaustive", "min-cost", "optimal", "cost", "bound", "gap", "completion",
            "uploaders"])
            Assert.Contains(word, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void Solve_Instance_ShowsThePhysics()
    {
        var run = InProcess.Run("solve", _folder.Write("i.json", Samples.Instance)).Expect(0);
        foreach (var word in (string[])["encode", "transmit", "idle", "download", "tune", "inference", " J"])
            Assert.Contains(word, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Samples.Instance, "energy of uploaders", "energy of the others", "latency")]
    [InlineData(Samples.Problem, "constant", "of uploaders", "latency")]
    public void Solve_Cost_IsTheSumOfItsParts(string file, params string[] names)
    {
        var lines = InProcess.Run("solve", _folder.Write("p.json", file)).Expect(0).Lines;
        var parts = names.Select(n => Number(lines.Single(l => l.StartsWith($"  {n} ", StringComparison.Ordinal)), n)).ToList();
        Assert.True(parts.Count(p => p != 0) >= 2);
        Assert.Equal(1, parts.Sum() / Number(lines.Single(l => l.StartsWith("cost ", StringComparison.Ordinal)), "cost"), 1e-7);

        static double Number(string line, string name) => double.Parse(
            line.Trim()[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Solve_Time_SaysWhatIsInIt()
    {
        Assert.Contains(" cold ", InProcess.Run("solve", Problem).Expect(0).Lines[^1], StringComparison.Ordinal);
        var program = InProcess.Run("solve", Problem, "--external", $"drop=\"{JudbaProgram.CSharpExample}\"", "--solver", "drop").Expect(0);
        Assert.Contains("with the start of its program", program.Lines[^1], StringComparison.Ordinal);
        foreach (var command in (string[])["compare", "sweep", "solve"])
            Assert.Contains("Times:", InProcess.Run(command, "--help").Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_CommaLocale_WritesPoints()
    {
        var run = JudbaProgram.Run(new ProgramRun("solve", Problem, "--json")
        {
            Environment = { ["LANG"] = "de_DE.ISO-8859-1", ["LC_ALL"] = "de_DE.ISO-8859-1" },
        }).Expect(0);
        using var answer = JsonDocument.Parse(run.Output);
        Assert.True(answer.RootElement.GetProperty("objective").GetDouble() < 1e3);
    }

    [Fact]
    public void Solve_MoreUploadersThanDevices_Exits3()
    {
        var file = _folder.Write("p.json", Samples.With(Samples.Problem, "\"minUploaders\":1", "\"minUploaders\":3"));
        var run = JudbaProgram.Run("solve", file, "--json").Expect(3);
        using var answer = JsonDocument.Parse(run.Output);
        Assert.Equal("infeasible", answer.RootElement.GetProperty("termination").GetString());
        Assert.Equal("none", answer.RootElement.GetProperty("point").GetString());
        Assert.Equal(JsonValueKind.Null, answer.RootElement.GetProperty("objective").ValueKind);
        Assert.Contains("minUploaders", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_TimeLimit_KeepsItsPointAndExits0()
    {
        var run = InProcess.Run("solve", Endless(), "--solver", "exhaustive", "--time-limit", "200ms", "--json").Expect(0);
        using var answer = JsonDocument.Parse(run.Output);
        Assert.Equal("time-limit", answer.RootElement.GetProperty("termination").GetString());
        Assert.Equal("feasible", answer.RootElement.GetProperty("point").GetString());
    }

    [Theory]
    [InlineData(JudbaProgram.Interrupt)]
    [InlineData(JudbaProgram.Terminate)]
    public void Solve_Signal_PrintsTheIncumbentAndExits130WithinASecond(string signal)
    {
        var run = JudbaProgram.Run(new ProgramRun("solve", Endless(), "--solver", "exhaustive", "--json")
        {
            Signal = signal,
            SignalDelay = TimeSpan.FromSeconds(1),
        }).Expect(130);
        Assert.InRange(run.SecondsToEnd, 0, 2);
        using var answer = JsonDocument.Parse(run.Output);
        Assert.Equal("interrupted", answer.RootElement.GetProperty("termination").GetString());
        Assert.Equal("feasible", answer.RootElement.GetProperty("point").GetString());
    }

    [Fact]
    public void Solve_Plugin_IsLoadedAndRefereed()
    {
        var run = JudbaProgram.Run(
            "solve", Problem, "--plugin", JudbaProgram.ExamplePlugin, "--solver", "cheapest-single", "--json").Expect(0);
        using var answer = JsonDocument.Parse(run.Output);
        Assert.Equal(42.63, answer.RootElement.GetProperty("objective").GetDouble(), 12);
        Assert.Equal([1], answer.RootElement.GetProperty("uploads").EnumerateArray().Select(i => i.GetInt32()));
    }

    [Theory]
    [InlineData("exhaustive", "min-cost")]
    [InlineData("exhaustive", "min-latency")]
    [InlineData("price", "min-cost")]
    public void Solve_ToyProblem_HasTheCostComputedByHand(string solver, string reading)
    {
        var run = InProcess.Run("solve", Problem, "--solver", solver, "--reading", reading, "--json").Expect(0);
        using var answer = JsonDocument.Parse(run.Output);
        Assert.Equal(42.63, answer.RootElement.GetProperty("objective").GetDouble(), 10);
    }

    private string Problem => _folder.Write("problem.json", Samples.Problem);

    // All 2^30 sets cost the same but for 1e-19: no bound tells them apart, and each must be scored.
    private string Endless()
    {
        string All(double value) => string.Join(',', Enumerable.Repeat(value.ToString(CultureInfo.InvariantCulture), 30));
        return _folder.Write(
            "endless.json",
            $$"""
            {"schema":"judba-problem/1","name":"endless","latencyWeight":1e-20,"constant":1,"minUploaders":1,
             "computeLatency":[{{All(0)}}],"transmitTime":[{{All(1)}}],"uploadCost":[{{All(0)}}],"transmitEnergyWeight":[{{All(0)}}]}
            """);
    }

    private string Generated(int devices)
    {
        InProcess.Run("generate", "--devices", devices.ToString(CultureInfo.InvariantCulture), "--out", _folder.Folder).Expect(0);
        return _folder.Path($"paper-m{devices}-s1-0.json");
    }
}
