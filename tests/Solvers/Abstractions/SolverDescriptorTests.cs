using System.Globalization;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Registry;

namespace Judba.Solvers.Tests.Abstractions;

public sealed class SolverDescriptorTests
{
    private static readonly SolverDescriptor Optioned = new(typeof(OptionedSolver));

    [Fact]
    public void Options_EveryKind_AreNamesWithDefaults() => Assert.Equal(
        ["text=a", "whole=1", "number=0.5", "flag=False", "word=MinCost"], Optioned.Options);

    [Theory]
    [InlineData("", "a 1 0.5 False MinCost")]
    [InlineData("text=b c", "b c 1 0.5 False MinCost")]
    [InlineData("whole=-7", "a -7 0.5 False MinCost")]
    [InlineData("number=1e-3", "a 1 0.001 False MinCost")]
    [InlineData("flag=true", "a 1 0.5 True MinCost")]
    [InlineData("word=minlatency", "a 1 0.5 False MinLatency")]
    public void Create_OneOption_IsParsedInvariantly(string option, string expected)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CommaCulture();
        try
        {
            Assert.Equal(expected, Optioned.Create(Parsed(option)).Solve(null!, null!).RawStatus);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("whole=1e3", "allowed: a whole number.")]
    [InlineData("number=nan", "allowed: a finite number.")]
    [InlineData("number=1,5", "allowed: a finite number.")]
    [InlineData("flag=1", "allowed: true, false.")]
    [InlineData("word=Fast", "allowed: MinCost, MinLatency.")]
    [InlineData("word=7", "allowed: MinCost, MinLatency.")]
    public void Create_BadValue_SaysWhatIsAllowed(string option, string sentence) => Assert.Contains(
        sentence, Assert.Throws<ArgumentException>(() => Optioned.Create(Parsed(option))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(typeof(string))]
    [InlineData(typeof(ISolver))]
    [InlineData(typeof(LyingSolver))]
    public void Constructor_NoSolver_Throws(Type type) => Assert.Contains(
        "is no solver; allowed: classes that implement ISolver",
        Assert.Throws<ArgumentException>(() => new SolverDescriptor(type)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("two words")]
    [InlineData("a:b")]
    [InlineData("a,b")]
    [InlineData("a=b")]
    [InlineData("a\n")]
    [InlineData("")]
    [InlineData(null)]
    public void Of_NameThatNoCommandLineCanChoose_IsRefused(string? name)
    {
        var solver = new LyingSolver((_, _) => null!) { Info = new(name!, "", Guarantee.None) };
        foreach (var register in (Action[])[() => SolverDescriptor.Of(solver), () => new SolverRegistry().Add(solver)])
        {
            var refusal = Assert.Throws<ArgumentException>(register);
            Assert.Contains($"has the name '{name}'; allowed: letters, digits, hyphens", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("exact-2")]
    [InlineData("My_Solver.v1")]
    [InlineData("l\u00F6ser")]
    public void Of_NameOfOneWord_IsTaken(string name) =>
        Assert.Equal(name, SolverDescriptor.Of(new LyingSolver((_, _) => null!) { Info = new(name, "", Guarantee.None) }).Info.Name);

    // What a plugin's constructor may do; each is told by its own words, not as a failed invocation.
    [Theory]
    [InlineData(typeof(Unbuildable.Throwing), "no licence today.")]
    [InlineData(typeof(Unbuildable.WithoutLibrary), "'no-such-library-here'")]
    [InlineData(typeof(Unbuildable.WithoutType), "'no-such-library-here'")]
    [InlineData(typeof(Unbuildable.Nameless), "who knows.")]
    public void Constructor_SolverThatCannotBeBuilt_NamesTypeAndCause(Type type, string cause)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new SolverDescriptor(type));
        Assert.Contains(type.FullName!, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(cause, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("target of an invocation", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("initializer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_Null_Throws() => Assert.Throws<ArgumentNullException>(() => new SolverDescriptor(null!));

    // Every default in the listing is what the command line would set.
    [Fact]
    public void Options_EveryRegisteredSolver_RoundTrip()
    {
        var registry = SolverRegistry.CreateDefault();
        foreach (var solver in registry.Solvers)
        {
            Assert.Null(solver.WhyUnavailable());
            var text = solver.Options.Count == 0 ? solver.Info.Name : solver.Info.Name + ":" + string.Join(',', solver.Options);
            Assert.Equal(solver.Info, registry.Create(text).Info);
        }
    }

    private static CultureInfo CommaCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        return culture;
    }

    private static Dictionary<string, string> Parsed(string option)
    {
        var pair = option.Split('=', 2);
        return pair.Length < 2 ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { [pair[0]] = pair[1] };
    }
}
