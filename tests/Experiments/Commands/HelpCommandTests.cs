using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

public sealed class HelpCommandTests
{
    [Theory]
    [InlineData("compare", "judba compare --devices")]
    [InlineData("solve", "--certificate proof.json")]
    [InlineData("sweep merge", "judba sweep merge results/mine")]
    [InlineData("help", "judba help solve")]
    public void Help_OfACommand_IsItsHelpOptionWithExamples(string command, string example)
    {
        var words = command.Split(' ');
        var help = InProcess.Run(["help", .. words]).Expect(0).Output;
        Assert.Equal(InProcess.Run([.. words, "--help"]).Expect(0).Output, help);
        Assert.Contains("Usage:", help, StringComparison.Ordinal);
        Assert.Contains(example, help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calibrate", "[default: 1.6 GHz]", "1600000000")]
    [InlineData("compare", "[default: 1e-6]", "1E-06")]
    public void Help_DefaultNumber_IsWrittenAsPeopleDo(string command, string shown, string not)
    {
        var help = InProcess.Run(command, "--help").Expect(0).Output;
        Assert.Contains(shown, help, StringComparison.Ordinal);
        Assert.DoesNotContain(not, help, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_WithoutACommand_ListsAll()
    {
        var help = InProcess.Run("help").Expect(0).Output;
        foreach (var command in (string[])["compare", "solve", "check", "generate", "solvers", "completions"])
            Assert.Contains(command, help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Option '--devces' of 'compare' is unknown; did you mean '--devices'?", "compare", "--devces", "3")]
    [InlineData("Option '--devces' of 'compare' is unknown; did you mean '--devices'?", "compare", "fleet.json", "--devces")]
    [InlineData("Option '--jsn' of 'solve' is unknown; did you mean '--json'?", "solve", "--jsn", "fleet.json")]
    [InlineData("Command 'compre' is unknown; did you mean 'compare'?", "compre")]
    [InlineData("Command 'merg' is unknown; did you mean 'merge'?", "help", "sweep", "merg")]
    [InlineData("There is no solver 'exat'; did you mean 'exact'?", "compare", "--solvers", "exat")]
    [InlineData("There is no condition 'equal-finsh'; did you mean 'equal-finish'?", "conditions", "--condition", "equal-finsh")]
    [InlineData("Option '--set' has the key 'bandwithHz'; did you mean 'bandwidthHz'?", "generate", "--set", "bandwithHz=1MHz")]
    public void AnyCommand_MistypedWord_IsAskedFor(string sentence, params string[] words) => InProcess.Run(words).ExpectRefusal(sentence);

    [Fact]
    public void Solve_FileNamedLikeAnOption_IsReadBehindTwoHyphens() =>
        InProcess.Run("solve", "--", "--none.json").ExpectRefusal("--none.json", "does not exist");
}
