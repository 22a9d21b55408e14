using Judba.Experiments.Tests.Support;
using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Catalog;
using Judba.Solvers.Threshold;

namespace Judba.Experiments.Tests.Commands;

public sealed class ConditionsCommandTests
{
    // Answers every request with device 0 and half the band: feasible, and a waste.
    private const string Wasteful = """wasteful=sh -c 'cat > /dev/null; echo "{\"uploads\":[0],\"bandwidthShare\":[0.5]}"'""";

    [Fact]
    public void Conditions_HonestSolver_HoldsWithExitCode0()
    {
        var run = InProcess.Run("conditions", "--solver", "exact", "--count", "5").Expect(0);
        Assert.DoesNotContain("FAILS", run.Output, StringComparison.Ordinal);
        Assert.Contains("always-feasible", run.Output, StringComparison.Ordinal);
    }

    // The search for a false statement fails, and the command that it prints fails again.
    [Fact]
    public void Conditions_FalseStatement_IsStoredAndReplayedWithExitCode1()
    {
        using var folder = new TemporaryFolder();
        var run = JudbaProgram.Run(
            new ProgramRun(
                ["conditions", "--condition", "presolve-unwilling-away", "--out", "found"])
            { WorkingFolder = folder.Folder }).Expect(1);
        Assert.Contains("FAILS", Replay(folder, run, "exact").Expect(1).Output, StringComparison.Ordinal);
    }

    // A failure is the solver's own: another one holds on the same file.
    [Fact]
    public void Conditions_BadProgram_FailsAgainWhereAGoodSolverHolds()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        var run = JudbaProgram.Run(new ProgramRun(
            ["conditions", "--external", Wasteful, "--solver", "wasteful", "--condition", "answer-uses-the-band", "--out", "found"])
        { WorkingFolder = folder.Folder }).Expect(1);
        Assert.Contains("0.5", Replay(folder, run, "wasteful").Expect(1).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("FAILS", Replay(folder, run, "exact").Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains(
            "\"computeLatency\": [0]", File.ReadAllText(folder.Path("found/answer-uses-the-band.json")), StringComparison.Ordinal);
    }

    // Nobody promised that this program is optimal; it is refuted all the same, and again by the printed command.
    [Fact]
    public void Conditions_AssumeOptimal_RefutesAProgramThatPromisesNothing()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        string[] options = ["--external", Wasteful, "--solver", "wasteful", "--count", "3", "--devices", "2", "--out", "found"];
        var usual = JudbaProgram.Run(new ProgramRun(["conditions", .. options]) { WorkingFolder = folder.Folder }).Expect(1);
        Assert.Contains("not asked: does not promise the optimum", usual.Output, StringComparison.Ordinal);

        var run = JudbaProgram.Run(
            new ProgramRun(["conditions", "--assume", "optimal", "--condition", "optimal-within-gap", .. options])
            {
                WorkingFolder = folder.Folder,
            }).Expect(1);

        Assert.Contains("the optimum", run.Output, StringComparison.Ordinal);
        Assert.Contains("--assume optimal", run.Output, StringComparison.Ordinal);
        Assert.Contains("FAILS", Replay(folder, run, "wasteful").Expect(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Conditions_NamedCondition_IsAskedOfAnySolver()
    {
        using var folder = new TemporaryFolder();
        var run = InProcess.Run(
            "conditions", "--solver", "threshold", "--condition", "optimal-within-gap", "--out", folder.Folder).Expect(1);
        Assert.Contains("FAILS", run.Output, StringComparison.Ordinal);
        Assert.Contains("(threshold, ", run.Output, StringComparison.Ordinal);
    }

    // What a failed test of xUnit prints, as a user pastes it.
    [Fact]
    public void ThrowIfViolated_CommandLine_FailsAgainInAShell()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        var outcome = new ConditionRun(new ThresholdSolver()) { AsksAnyway = true }.Check(ConditionCatalog.Find("optimal-within-gap"));
        var again = JudbaProgram.Shell(outcome.Failure!.Replay, folder.Folder).Expect(1);
        Assert.Contains("FAILS", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Conditions_SeveralSolvers_GetAColumnEach()
    {
        var run = InProcess.Run("conditions", "--solver", "exact", "--solver", "full-upload", "--count", "5").Expect(0);
        string[] heads = ["condition", "property", "cases", "theory", "exact", "full-upload"];
        Assert.Equal(heads, Words(run.Lines[0]));
        Assert.Equal(
            ["answer-equal-finish", "1", "5", "-", "holds", "-"],
            Words(run.Lines.Single(l => l.StartsWith("answer-equal-finish", StringComparison.Ordinal))));
        Assert.Equal(["kkt", "6", "5", "holds", "-", "-"], Words(run.Lines.Single(l => l.StartsWith("kkt ", StringComparison.Ordinal))));
    }

    [Fact]
    public void Conditions_AllSolvers_AreThoseThatAreAvailable()
    {
        var heads = Words(
            InProcess.Run("conditions", "--solver", "all", "--count", "1", "--condition", "always-feasible").Expect(0).Lines[0]);
        Assert.Contains("minlp", heads, StringComparer.Ordinal);
        Assert.Contains("random-upload", heads, StringComparer.Ordinal);
    }

    [Fact]
    public void Conditions_Interrupted_TellsWhatItHasWithExitCode130()
    {
        var run = JudbaProgram.Run(new ProgramRun("conditions", "--count", "100000", "--family", "one-device", "--solver", "exact")
        {
            Signal = JudbaProgram.Interrupt,
            SignalAfter = "1 of ",
        }).Expect(130);
        Assert.InRange(run.SecondsToEnd, 0, 2);
        Assert.StartsWith("equal-finish ", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Conditions_Distribution_ShowsEveryFamilyAndIsOftenEnough()
    {
        var run = InProcess.Run("conditions", "--distribution").Expect(0);
        Assert.Contains("subset-sum", run.Output, StringComparison.Ordinal);
        Assert.Contains("often enough", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SELDOM", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "ordinary", InProcess.Run("conditions", "--distribution", "--family", "typed", "--count", "50").Expect(0).Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no condition 'x'", "--condition", "x")]
    [InlineData("no solver 'x'", "--solver", "x")]
    [InlineData("'--family' is 'x'", "--family", "x")]
    [InlineData("'--count' is '0'", "--count", "0")]
    [InlineData("'--devices' is '17'", "--devices", "17")]
    [InlineData("nowhere.json", "nowhere.json")]
    [InlineData("'--external' is 'x'", "--external", "x")]
    [InlineData("Plugin 'x.dll'", "--plugin", "x.dll")]
    public void Conditions_BadInput_IsRefusedInOneSentence(string named, params string[] arguments) =>
        InProcess.Run(["conditions", .. arguments]).ExpectRefusal(named);

    [Fact]
    public void Conditions_FilesAndCount_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("two.json", Samples.Problem);
        InProcess.Run("conditions", file, "--count", "5").ExpectRefusal("--count", "files");
    }

    // Before the work, not after it.
    [Fact]
    public void Conditions_OutThatIsAFile_IsRefusedAtOnce()
    {
        using var folder = new TemporaryFolder();
        InProcess.Run("conditions", "--count", "1000000", "--out", folder.Write("taken", "")).ExpectRefusal("--out", "taken");
    }

    // The printed command, for another solver where asked.
    private static ProgramResult Replay(TemporaryFolder folder, ProgramResult run, string solver)
    {
        List<string> words = [];
        foreach (var (k, part) in run.Lines.Single(l => l.StartsWith("  judba ", StringComparison.Ordinal)).Trim().Replace("'\\''",
            "\u0001", StringComparison.Ordinal).Split('\'').Index())
        {
            if (k % 2 == 1)
                words.Add(part.Replace('\u0001', '\''));
            else
                words.AddRange(part.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        words[words.IndexOf("--solver") + 1] = solver;
        return JudbaProgram.Run(new ProgramRun([.. words.Skip(1)]) { WorkingFolder = folder.Folder });
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
