using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Price;
using Judba.Solvers.Registry;
using Judba.Solvers.Threshold;

namespace Judba.Solvers.Tests.Abstractions;

public sealed class SolverRegistryTests
{
    private static readonly SolverRegistry Registry = SolverRegistry.CreateDefault();

    [Fact]
    public void CreateDefault_Always_HoldsEverySolverOfTheAssembly()
    {
        Assert.Equal(
            "exhaustive exact price greedy threshold full-upload random-upload",
            string.Join(' ', Registry.Solvers.Select(s => s.Info.Name)));
        Assert.Equal(SolverTypes.All.Count, Registry.Solvers.Count);
    }

    [Fact]
    public void Create_NameAlone_UsesTheDefaults()
    {
        Assert.IsType<ThresholdSolver>(Registry.Create("threshold"));
        Assert.Equal("price", Registry.Create("price").Info.Name);
    }

    // Observable: one round on a fleet that needs none differs from none only in its words.
    [Fact]
    public void Create_Options_ReachTheConstructor()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 30, seed: 1).ToProblem();
        var options = new SolveOptions { RelativeGap = 0 };
        var expected = new PriceSolver(deadlines: 3, refinements: 0).Solve(problem, options);
        foreach (var text in (string[])["price:deadlines=3,refinements=0", "price:Refinements=0,DEADLINES=3"])
        {
            var actual = Registry.Create(text).Solve(problem, options);
            Assert.Equal(expected.RawStatus, actual.RawStatus);
            Assert.Equal(expected.Bound, actual.Bound);
        }
    }

    [Theory]
    [InlineData("simplex", "There is no solver 'simplex'; allowed: exhaustive, exact, price, greedy, threshold, full-upload, random-up")]
    [InlineData("", "There is no solver ''; allowed: exhaustive")]
    [InlineData("Price", "There is no solver 'Price'")]
    [InlineData("threshold:depth=1", "Solver 'threshold' has no option 'depth'; allowed: rounds.")]
    [InlineData("exhaustive:depth=1", "Solver 'exhaustive' has no option 'depth'; allowed: none.")]
    [InlineData("price:deadlines", "'deadlines' in solver 'price:deadlines' is no option; allowed: name:key=value,key=value, each key on")]
    [InlineData("threshold:=1", "'=1' in solver 'threshold:=1' is no option")]
    [InlineData("threshold:", "'' in solver 'threshold:' is no option")]
    [InlineData("threshold:rounds=1,rounds=2", "'rounds=2' in solver")]
    [InlineData("threshold:rounds=1,Rounds=2", "'Rounds=2' in solver")]
    [InlineData("threshold:rounds=one", "Option 'rounds' of solver 'threshold' is 'one'; allowed: a whole number.")]
    [InlineData("threshold:rounds=1.5", "Option 'rounds' of solver 'threshold' is '1.5'; allowed: a whole number.")]
    [InlineData("threshold:rounds=", "Option 'rounds' of solver 'threshold' is ''; allowed: a whole number.")]
    [InlineData("threshold:rounds=-1", "Solver 'threshold': 'rounds' is -1; allowed: 0 to 2147483647.")]
    [InlineData("price:deadlines=0", "Solver 'price': 'deadlines' is 0; allowed: 1 to 100000.")]
    public void Create_BadText_SaysWhatIsAllowed(string text, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<ArgumentException>(() => Registry.Create(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Create_Null_Throws() => Assert.Throws<ArgumentNullException>(() => Registry.Create(null!));

    [Fact]
    public void Create_UnavailableSolver_SaysWhy()
    {
        var registry = new SolverRegistry();
        registry.Add(typeof(OptionedSolver));
        Assert.Equal("needs a licence; ask for one", registry.Solvers[0].WhyUnavailable());
        var refusal = Assert.Throws<ArgumentException>(() => registry.Create("optioned"));
        Assert.Contains("Solver 'optioned' is not available: needs a licence; ask for one", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_NameTaken_Throws()
    {
        var refusal = Assert.Throws<ArgumentException>(() => SolverRegistry.CreateDefault().Add(typeof(PriceSolver)));
        Assert.Contains("A solver named 'price' is registered already.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_Assembly_RegistersItsPublicSolvers()
    {
        var registry = new SolverRegistry();
        Assert.Equal(SolverTypes.All.Count, registry.Add(typeof(PriceSolver).Assembly));
        Assert.Equal(0, new SolverRegistry().Add(typeof(Problem).Assembly));
        Assert.Throws<ArgumentNullException>(() => registry.Add((System.Reflection.Assembly)null!));
    }

    [Theory]
    [InlineData("no-such-file.dll", "Plugin 'no-such-file.dll' does not exist; allowed: the path of a .NET assembly.")]
    [InlineData("Judba.Models.dll", "has no public class that implements ISolver")]
    [InlineData("Judba.Solvers.deps.json", "does not exist")]
    public void PluginLoader_BadFile_SaysWhatIsWrong(string file, string sentence)
    {
        var path = file.EndsWith("Models.dll", StringComparison.Ordinal) ? Path.Combine(AppContext.BaseDirectory, file) : file;
        var refusal = Assert.Throws<ArgumentException>(() => PluginLoader.Load(new(), path));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PluginLoader_FileThatIsNoAssembly_SaysSo()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".dll");
        File.WriteAllText(path, "no assembly");
        try
        {
            var refusal = Assert.Throws<ArgumentException>(() => PluginLoader.Load(new(), path));
            Assert.Contains("cannot be loaded as a .NET assembly", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
