using Judba.Experiments.Tests.Files;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

/// <summary>Whatever is wrong with a file or a command line ends with exit code 2 and one sentence.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(BadFiles.Problems), MemberType = typeof(BadFiles))]
    public void Solve_SpoiledProblem_IsRefused(string part, string replacement, string[] named) =>
        InProcess.Run(
            "solve", _folder.Write("bad.json", Samples.With(Samples.Problem, part, replacement))).ExpectRefusal(["bad.json", .. named]);

    [Theory]
    [MemberData(nameof(BadFiles.Instances), MemberType = typeof(BadFiles))]
    public void Solve_SpoiledInstance_IsRefused(string part, string replacement, string[] named) =>
        InProcess.Run(
            "solve", _folder.Write("bad.json", Samples.With(Samples.Instance, part, replacement))).ExpectRefusal(["bad.json", .. named]);

    [Theory]
    [MemberData(nameof(BadFiles.Solutions), MemberType = typeof(BadFiles))]
    public void Check_BadSolution_IsRefused(string text, string[] named) =>
        InProcess.Run(
            "check", _folder.Write("good.json", Samples.Problem), _folder.Write("bad.json", text)).ExpectRefusal(["bad.json", .. named]);

    [Theory]
    [InlineData("solve")]
    [InlineData("compare")]
    public void AnyCommand_MissingFile_IsRefused(string command) =>
        JudbaProgram.Run(command, _folder.Path("none.json")).ExpectRefusal("none.json", "does not exist");

    [Theory]
    [InlineData("solve")]
    [InlineData("compare")]
    public void AnyCommand_Folder_IsRefused(string command) => InProcess.Run(command, _folder.Folder).ExpectRefusal("folder");

    [Theory]
    [InlineData("compare", "--solvers", "nobody", "nobody", "exhaustive")]
    [InlineData("compare", "--solvers", "price,nobody", "nobody", "exhaustive")]
    [InlineData("compare", "--solvers", "threshold:turns=1", "turns", "rounds")]
    [InlineData("compare", "--solvers", "threshold:rounds=x", "rounds", "x")]
    [InlineData("compare", "--devices", "0", "--devices", "from 1")]
    [InlineData("compare", "--devices", "1e3", "--devices", "1e3")]
    [InlineData("compare", "--instances", "0", "--instances", "0")]
    [InlineData("compare", "--scenario", "papers", "papers", "paper-scaled")]
    [InlineData("compare", "--reading", "worst", "worst", "min-latency")]
    [InlineData("compare", "--time-limit", "10 parsecs", "10 parsecs", "500ms")]
    [InlineData("compare", "--time-limit", "0s", "0s", "above 0")]
    [InlineData("compare", "--gap", "nan", "--gap", "0 to 1")]
    [InlineData("compare", "--gap", "2", "--gap", "0 to 1")]
    [InlineData("compare", "--threads", "0", "--threads", "from 1")]
    [InlineData("compare", "--seed", "1.5", "--seed", "1.5")]
    [InlineData("compare", "--plugin", "none.dll", "none.dll", "assembly")]
    [InlineData("generate", "--set", "speed=1", "speed", "bandwidthHz")]
    [InlineData("generate", "--set", "bandwidthHz", "bandwidthHz", "key=value")]
    [InlineData("generate", "--set", "bandwidthHz=-1", "bandwidthHz", "above 0")]
    [InlineData("generate", "--set", "bandwidthHz=10W", "bandwidthHz", "10W")]
    [InlineData("generate", "--count", "3", "--count", "--out")]
    public void AnyCommand_BadOption_IsRefused(string command, string option, string value, string named, string allowed) =>
        InProcess.Run(command, option, value).ExpectRefusal(named, allowed);

    [Theory]
    [InlineData("--frobnicate", "--frobnicate")]
    [InlineData("frobnicate", "frobnicate")]
    public void Root_UnknownWord_IsRefused(string word, string named) => InProcess.Run(word).ExpectRefusal(named);

    [Fact]
    public void Root_NoCommand_IsRefused() => JudbaProgram.Run().ExpectRefusal("command", "compare");

    [Fact]
    public void Solve_UnknownSolver_IsRefused() =>
        InProcess.Run("solve", _folder.Write("p.json", Samples.Problem), "--solver", "nobody").ExpectRefusal("nobody", "exhaustive");

    [Fact]
    public void Solve_UnknownOption_IsRefused() =>
        InProcess.Run("solve", _folder.Write("p.json", Samples.Problem), "--frobnicate").ExpectRefusal("--frobnicate");

    [Fact]
    public void Solve_NoFile_IsRefused() => InProcess.Run("solve").ExpectRefusal("file");

    [Fact]
    public void Solve_OptionTwice_IsRefused() =>
        InProcess.Run("solve", _folder.Write("p.json", Samples.Problem), "--gap", "0.1", "--gap", "0.2").ExpectRefusal("--gap");

    [Fact]
    public void Solve_ExhaustiveBeyondItsSize_IsRefused()
    {
        InProcess.Run("generate", "--devices", "31", "--out", _folder.Folder).Expect(0);
        InProcess.Run("solve", _folder.Path("paper-m31-s1-0.json"), "--solver", "exhaustive").ExpectRefusal("exhaustive", "31", "30");
    }

    [Fact]
    public void Compare_PluginWithoutSolver_IsRefused() =>
        InProcess.Run(
            "compare", "--plugin", typeof(BadInputTests).Assembly.Location).ExpectRefusal("Judba.Experiments.Tests.dll", "ISolver");

    [Fact]
    public void Compare_PluginThatIsNoAssembly_IsRefused() =>
        InProcess.Run("compare", "--plugin", _folder.Write("x.dll", "no assembly")).ExpectRefusal("x.dll", "assembly");
}
