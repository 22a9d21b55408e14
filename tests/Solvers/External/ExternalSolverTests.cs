using System.Diagnostics;
using System.Text.Json;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Exhaustive;
using Judba.Solvers.External;
using Judba.Solvers.Registry;

namespace Judba.Solvers.Tests.External;

public sealed class ExternalSolverTests : IDisposable
{
    private static readonly Problem Two = new("two", 6, 41.5, [1.2, 0.4], [0.3, 0.2], [-5, -2.5], [0.15, 0.15], 1, null);

    // Seconds in which a busy machine kills a process. Its child would sleep for longer.
    private const double SecondsToKill = 300;

    private readonly string _folder = Directory.CreateTempSubdirectory("judba-external-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Solve_CSharpExample_IsFeasibleInBothReadings() => AssertSolves(ExamplePrograms.CSharp);

    [PythonFact]
    public void Solve_PythonExample_AnswersLikeTheCSharpOne()
    {
        AssertSolves(ExamplePrograms.Python!);
        var problem = ScenarioGenerator.Generate(ScenarioLaw.Paper, 12, seed: 5).ToProblem();
        Assert.Equal(
            new ExternalSolver("c", ExamplePrograms.CSharp).Solve(problem, new()).Allocation!.Uploaders.ToArray(),
            new ExternalSolver("p", ExamplePrograms.Python!).Solve(problem, new()).Allocation!.Uploaders.ToArray());
    }

    [UnixFact]
    public void Solve_Request_IsOneObjectOfTheFormat()
    {
        var file = Path.Combine(_folder, "request.json");
        var result = Script($"cat > '{file}'; echo '{{\"uploads\":[1],\"bandwidthShare\":[1]}}'")
            .Solve(Two, new() { Reading = Reading.MinLatency, Seed = 7, RelativeGap = 1e-3 });
        Assert.Equal(Termination.Completed, result.Termination);
        Assert.Equal(42.63, result.Objective, 1e-12);
        using var request = JsonDocument.Parse(File.ReadAllText(file));
        var root = request.RootElement;
        Assert.Equal(
            ["schema", "reading", "timeLimitSeconds", "relativeGap", "seed", "problem"], root.EnumerateObject().Select(m => m.Name),
            StringComparer.Ordinal);
        Assert.Equal("judba-request/1", root.GetProperty("schema").GetString());
        Assert.Equal("min-latency", root.GetProperty("reading").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("timeLimitSeconds").ValueKind);
        Assert.Equal(7, root.GetProperty("seed").GetInt32());
        var problem = Path.Combine(_folder, "problem.json");
        File.WriteAllText(problem, root.GetProperty("problem").GetRawText());
        Assert.Equal(Two.TransmitTime.ToArray(), InstanceFile.Read(problem).Problem.TransmitTime.ToArray());
    }

    [UnixFact]
    public void Solve_AnswerWithItsOwnCostAsBound_IsOptimal()
    {
        var result = Script("echo '{\"uploads\":[1],\"bandwidthShare\":[1],\"bound\":42.63}'").Solve(Two, new());
        Assert.Equal(Termination.Optimal, result.Termination);
        Assert.InRange(result.Gap, 0, 1e-6);
    }

    [UnixFact]
    public void Solve_BadAnswers_AreStatusesWithTheReason()
    {
        Assert.Contains("exit code 3; it said: no licence", Failed("echo no licence >&2; exit 3"), StringComparison.Ordinal);
        Assert.Contains("answer of 'script'", Failed("echo nonsense"), StringComparison.Ordinal);
        Assert.Contains("answer of 'script'", Failed("true"), StringComparison.Ordinal);
        Assert.Contains("missing", Failed("echo '{\"uploads\":[1]}'"), StringComparison.Ordinal);
        Assert.Contains("uploads[0]", Failed("echo '{\"uploads\":[2],\"bandwidthShare\":[1]}'"), StringComparison.Ordinal);
        Assert.Contains("sum to", Failed("echo '{\"uploads\":[0,1],\"bandwidthShare\":[0.9,0.9]}'"), StringComparison.Ordinal);
        Assert.Contains("at least 1", Failed("echo '{\"uploads\":[],\"bandwidthShare\":[]}'"), StringComparison.Ordinal);
        Assert.Contains("bound", Failed("echo '{\"uploads\":[1],\"bandwidthShare\":[1],\"bound\":43}'"), StringComparison.Ordinal);
        Assert.Contains("min-latency", Failed("echo '{\"uploads\":[1],\"bandwidthShare\":[0.5]}'"), StringComparison.Ordinal);
        Assert.Contains(
            "answer of 'script'", Failed("echo starting; echo '{\"uploads\":[1],\"bandwidthShare\":[1]}'"), StringComparison.Ordinal);
        Assert.Contains("share", Failed("echo '{\"uploads\":[1],\"bandwidthShare\":[-0.0]}'"), StringComparison.Ordinal);
        Assert.Contains("null", Failed("echo '{\"uploads\":null,\"bandwidthShare\":[1]}'"), StringComparison.Ordinal);

        string Failed(string script)
        {
            var result = Script(script).Solve(Two, new() { Reading = Reading.MinLatency });
            Assert.Equal((Termination.Error, PointStatus.None), (result.Termination, result.Point));
            return result.RawStatus;
        }
    }

    [UnixFact]
    public void Solve_ByteOrderMark_IsNoPartOfTheAnswer()
    {
        var result = Script("printf '\\357\\273\\277{\"uploads\":[1],\"bandwidthShare\":[1]}\\r\\n'").Solve(Two, new());
        Assert.Equal((Termination.Completed, ""), (result.Termination, result.RawStatus));
    }

    [UnixFact]
    public void Solve_HelperHoldsTheOutput_IsNotWaitedFor()
    {
        var file = Path.Combine(_folder, "helper");
        foreach (var limit in (TimeSpan?[])[null, TimeSpan.FromSeconds(20)])
        {
            var start = Stopwatch.GetTimestamp();
            var result = Script(
                $"sleep 60 & echo $! > '{file}'; echo '{{\"uploads\":[1],\"bandwidthShare\":[1]}}'").Solve(Two,
                new() { TimeLimit = limit });
            Assert.Equal((Termination.Completed, ""), (result.Termination, result.RawStatus));
            Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 15);
            using var helper = Process.GetProcessById(int.Parse(File.ReadAllText(file)));
            helper.Kill();
        }
    }

    // Its parent has ended, so that it is nobody's child any more; the session has it still.
    [SessionFact]
    public void Solve_TimeLimit_KillsWhoseParentHasEnded()
    {
        var file = Path.Combine(_folder, "child");
        var result = Script($"(sleep 60 & echo $! > '{file}'); sleep 60").Solve(Two, new() { TimeLimit = TimeSpan.FromSeconds(1) });
        Assert.Equal(Termination.TimeLimit, result.Termination);
        AssertGone(file);
    }

    // 50 MB on one line: a message of a few hundred characters.
    [UnixFact]
    public void Solve_EndlessErrors_KeepsTheirEnd()
    {
        var result = Script("head -c 50000000 /dev/zero | tr '\\0' 'x' >&2; echo the end >&2; exit 3").Solve(Two, new());
        Assert.Equal(Termination.Error, result.Termination);
        Assert.InRange(result.RawStatus.Length, 20, 1000);
        Assert.StartsWith("ended with exit code 3; it said: …", result.RawStatus, StringComparison.Ordinal);
        Assert.EndsWith("the end", result.RawStatus, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Solve_EndlessOutput_IsToldAsSuch()
    {
        var result = Script("cat /dev/zero").Solve(Two, new() { TimeLimit = TimeSpan.FromMinutes(2) });
        Assert.Equal((Termination.Error, "wrote more than 256 MiB to standard output"), (result.Termination, result.RawStatus));
    }

    [UnixFact]
    public void WhyUnavailable_FileThatIsNoProgram_SaysSo()
    {
        var file = Path.Combine(_folder, "solver.py");
        File.WriteAllText(file, "print()");
        Assert.Contains("no executable file", new ExternalSolver("mine", $"'{file}'").WhyUnavailable(), StringComparison.Ordinal);
        var result = new ExternalSolver("mine", $"'{file}'").Solve(Two, new());
        Assert.Equal(Termination.Error, result.Termination);
        Assert.Contains("no executable file", result.RawStatus, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Solve_TimeLimit_KillsTheProcessTree()
    {
        var file = Path.Combine(_folder, "child");
        var start = Stopwatch.GetTimestamp();
        // Long enough for a shell to start and to name its child.
        var result = Script($"sleep 600 & echo $! > '{file}'; wait").Solve(Two, new() { TimeLimit = TimeSpan.FromSeconds(2) });
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 1.9, SecondsToKill);
        Assert.Equal(Termination.TimeLimit, result.Termination);
        AssertGone(file);
    }

    [UnixFact]
    public void Solve_Cancelled_KillsTheProcessTree()
    {
        var file = Path.Combine(_folder, "child");
        using var soon = new CancellationTokenSource();
        var other = new Thread(() =>
        {
            SpinWait.SpinUntil(() => new FileInfo(file) is { Exists: true, Length: > 0 }, TimeSpan.FromSeconds(SecondsToKill));
            soon.Cancel();
        });
        other.Start();
        var start = Stopwatch.GetTimestamp();
        var result = Script($"sleep 600 & echo $! > '{file}'; wait").Solve(Two, new(), soon.Token);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, SecondsToKill);
        other.Join();
        Assert.Equal(Termination.Interrupted, result.Termination);
        AssertGone(file);
    }

    [Fact]
    public void WhyUnavailable_NoSuchProgram_NamesIt()
    {
        var solver = new ExternalSolver("mine", "no-such-program-here --fast");
        Assert.Contains("no-such-program-here", solver.WhyUnavailable(), StringComparison.Ordinal);
        var result = solver.Solve(Two, new());
        Assert.Equal(Termination.Error, result.Termination);
        Assert.Contains("no-such-program-here", result.RawStatus, StringComparison.Ordinal);
        var registry = new SolverRegistry();
        registry.Add(solver);
        Assert.Contains(
            "no-such-program-here", Assert.Throws<ArgumentException>(() => registry.Create("mine")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b", "a", "b")]
    [InlineData("  \"a b\"  c ", "a b", "c")]
    [InlineData("a'b c'd ''", "ab cd", "")]
    [InlineData("a \"'\"", "a", "'")]
    public void Split_Quotes_KeepBlanks(string command, params string[] words) =>
        Assert.Equal(words, CommandLine.Split(command), StringComparer.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("'' a")]
    [InlineData("a 'b")]
    public void Constructor_NoProgram_IsRefused(string command) =>
        Assert.Throws<ArgumentException>(() => new ExternalSolver("mine", command));

    private ExternalSolver Script(string lines)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.sh");
        File.WriteAllText(file, lines + "\n");
        return new("script", $"sh \"{file}\"");
    }

    private static void AssertSolves(string command)
    {
        var solver = new ExternalSolver("example", command);
        Assert.Null(solver.WhyUnavailable());
        var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 15, seed: 2).ToProblem();
        foreach (var reading in (Reading[])[Reading.MinCost, Reading.MinLatency])
        {
            var verdict = Referee.Run(solver, problem, new() { Reading = reading });
            Assert.Equal(Termination.Completed, verdict.Result.Termination);
            var optimum = new ExhaustiveSolver().Solve(problem, new() { Reading = reading }).Objective;
            Assert.InRange(verdict.Cost, optimum * (1 - 1e-9), optimum * 1.1);
        }
    }

    private static void AssertGone(string file)
    {
        var id = int.Parse(File.ReadAllText(file));
        SpinWait.SpinUntil(() => !Directory.Exists($"/proc/{id}"), TimeSpan.FromSeconds(10));
        Assert.False(
            Directory.Exists($"/proc/{id}") && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal),
            "its child lives on");
    }
}
