using Judba.Models.Numerics;

namespace Judba.Models.Tests.Numerics;

public sealed class SpellingTests
{
    private static readonly string[] Words = ["--devices", "--instances", "--seed", "--solvers", "--solver"];

    [Theory]
    [InlineData("--devces", "--devices")]
    [InlineData("--sede", "--seed")]
    [InlineData("--SOLVERS", "--solvers")]
    [InlineData("--solverss", "--solvers")]
    [InlineData("--instnace", "--instances")]
    public void Hint_ASlipAway_AsksWhetherItIsMeant(string word, string meant) =>
        Assert.Equal($"did you mean '{meant}'?", Spelling.Hint(word, Words));

    [Theory]
    [InlineData("--frobnicate")]
    [InlineData("-s")]
    [InlineData("")]
    public void Hint_NothingNear_SaysWhatIsAllowed(string word) =>
        Assert.Equal("allowed: --devices, --instances, --seed, --solvers, --solver.", Spelling.Hint(word, Words));

    [Fact]
    public void Nearest_TwoEquallyNear_IsTheFirst() => Assert.Equal("ab", Spelling.Nearest("aab", ["ab", "aa"]));
}
