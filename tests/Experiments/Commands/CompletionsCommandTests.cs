using System.Diagnostics;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

/// <summary>Completion scripts, run by the shells that they are for.</summary>
public sealed class CompletionsCommandTests
{
    public static TheoryData<string, string> Completed => new()
    {
        { "judba solv", "solve solvers" },
        { "judba generate --se", "--seed --set" },
        { "judba generate --scenario pa", "paper paper-scaled" },
        { "judba sweep me", "merge" },
        { "judba sweep merge --ou", "" },
        { "judba reproduce beyond al", "alpha" },
        { "judba solve --solver ex", "exact exhaustive" },
        { "judba completions f", "fish" },
    };

    [BashTheory]
    [MemberData(nameof(Completed))]
    public void Completions_Bash_OfferWhatFits(string line, string offered)
    {
        var words = line.Split(' ');
        var quoted = string.Join(' ', words.Select(w => $"'{w}'"));
        var call =
            $"COMP_WORDS=({quoted}); COMP_CWORD={words.Length - 1}; _judba; printf '%s\\n' \"${{COMPREPLY[@]}}\" | sort | paste -sd' '";
        Assert.Equal(offered, Run("bash", "-c", $"{Script("bash")}\n{call}"));
    }

    [BashTheory("fish")]
    [MemberData(nameof(Completed))]
    public void Completions_Fish_OfferWhatFits(string line, string offered) =>
        Assert.Equal(
            offered,
            Run("bash", "-c", "fish --no-config -c \"$0\" | cut -f1 | sort | paste -sd' '", $"{Script("fish")}\ncomplete -C '{line}'"));

    [BashFact("zsh")]
    public void Completions_Zsh_AreAFunctionOfTheProgram() =>
        Assert.Equal("_bash_complete -o default -F _judba", Run("zsh", "-f", "-c", $"{Script("zsh")}\nprint -r -- ${{_comps[judba]}}"));

    [Fact]
    public void Completions_OtherShell_IsRefused() => InProcess.Run("completions", "tcsh").ExpectRefusal("tcsh", "bash, zsh, fish");

    private static string Script(string shell) => InProcess.Run("completions", shell).Expect(0).Output;

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using var shell = Process.Start(start)!;
        return shell.StandardOutput.ReadToEnd().Trim();
    }
}
