using System.Reflection;
using System.Text.RegularExpressions;
using Gurobi;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conic;

namespace Judba.Solvers.Gurobi.Tests;

/// <summary>Everything around Gurobi that can be checked without it.</summary>
public sealed partial class GurobiRunTests
{
    // Device 1 alone is best in both readings, at 42.63.
    private static readonly Problem Two = new("two", 6, 41.5, [1.2, 0.4], [0.3, 0.2], [-5, -2.5], [0.15, 0.15], 1, null);

    private static readonly double[] SecondAlone = [0, 0, 0, 1, 1, 0.2, 0.6];

    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Build_Model_IsTheExportedLp(Reading reading)
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.Paper, 7, seed: 3).ToProblem();
        var script = new Script();
        Run(script, problem, new() { Reading = reading });
        var exported = new StringWriter();
        ConicFormats.WriteLp(ConicForm.Of(problem, reading), exported);
        Assert.Equal(Unwrapped(exported.ToString()), script.Model!.ToLp());

        static string Unwrapped(string lp) => Continuation().Replace(lp[(lp.IndexOf('\n', StringComparison.Ordinal) + 1)..], " ");
    }

    [Fact]
    public void Solve_Options_BecomeParameters()
    {
        var script = new Script();
        Run(script, Two, new() { RelativeGap = 1e-4, Threads = 3, Seed = 5, TimeLimit = TimeSpan.FromSeconds(30) });
        var set = script.Model!.Parameters;
        Assert.Equal(5e-5, set["MIPGap"]);
        Assert.Equal(3, set["Threads"]);
        Assert.Equal(5, set["Seed"]);
        Assert.InRange(set["TimeLimit"], 1, 30);
        Assert.Equal(1e-9, set["FeasibilityTol"]);
    }

    [Theory]
    [InlineData(GRB.Status.OPTIMAL, 42.63, Termination.Optimal)]
    [InlineData(GRB.Status.OPTIMAL, 42, Termination.Completed)]
    [InlineData(GRB.Status.SUBOPTIMAL, 42, Termination.Completed)]
    [InlineData(GRB.Status.TIME_LIMIT, 42, Termination.TimeLimit)]
    [InlineData(GRB.Status.INTERRUPTED, 42, Termination.Interrupted)]
    [InlineData(GRB.Status.NUMERIC, 42, Termination.NumericalError)]
    [InlineData(GRB.Status.INFEASIBLE, 42, Termination.NumericalError)]
    public void Solve_Status_BecomesATermination(int status, double bound, Termination expected)
    {
        var result = Run(new Script { Status = status, Bound = bound, Point = SecondAlone }, Two, new());
        Assert.Equal(expected, result.Termination);
        Assert.Equal([1], result.Allocation!.Uploaders.ToArray());
        Assert.Equal(42.63, result.Objective, 1e-12);
        Assert.Equal(expected == Termination.NumericalError, double.IsNaN(result.Bound));
        Assert.False(result.Bound > bound, $"bound {result.Bound:R}, Gurobi's {bound:R}");
    }

    // Gurobi refuses the attribute where it solved nothing; then there is no count.
    [Theory]
    [InlineData(GRB.Status.OPTIMAL, 17L)]
    [InlineData(GRB.Status.NUMERIC, null)]
    public void Solve_Nodes_AreCountedWhereThereWasASearch(int status, long? nodes) =>
        Assert.Equal(nodes, Run(new Script { Status = status, Bound = 42, Point = SecondAlone, Nodes = 17 }, Two, new()).Statistics.Nodes);

    [Fact]
    public void Solve_NoPointAndNoBound_KeepsTheFirstPoint()
    {
        var result = Run(new Script { Status = GRB.Status.TIME_LIMIT, Bound = -GRB.INFINITY }, Two, new());
        Assert.Equal(PointStatus.Feasible, result.Point);
        Assert.Equal(double.NaN, result.Bound);
    }

    [Fact]
    public void Solve_Cancelled_TerminatesTheModel()
    {
        using var stop = new CancellationTokenSource();
        var script = new Script { Status = GRB.Status.INTERRUPTED, Bound = 40, OnOptimize = stop.Cancel };
        var result = Run(script, Two, new(), stop.Token);
        Assert.True(script.Model!.IsTerminated);
        Assert.Equal(Termination.Interrupted, result.Termination);
    }

    [Fact]
    public void Solve_NoLicence_IsAStatusWithTheVendorsWords()
    {
        var result = Run(new Script { OnStart = () => throw new GRBException(10009, "No Gurobi license found") }, Two, new());
        Assert.Equal(Termination.Error, result.Termination);
        Assert.Equal("Gurobi error 10009: No Gurobi license found", result.RawStatus);
        Assert.Equal(PointStatus.Feasible, result.Point);
    }

    [Fact]
    public void Solve_NoLibrary_IsAStatus()
    {
        var result = Run(new Script { OnStart = () => throw new DllNotFoundException("gurobi120") }, Two, new());
        Assert.Equal(Termination.Error, result.Termination);
        Assert.Contains("gurobi120", result.RawStatus, StringComparison.Ordinal);
    }

    [Fact]
    public void StandIn_Members_AreThoseOfTheSignatures()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var repository = framework.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        var signatures = Assembly.LoadFrom(Path.Combine(
            repository, "Solvers", "GurobiReference", "bin", framework.Parent!.Name, framework.Name, "Judba.GurobiReference.dll"));
        var standIn = typeof(GRB).Assembly.GetTypes().Where(
            t => string.Equals(t.Namespace, "Gurobi", StringComparison.Ordinal) && (t.IsPublic || t.IsNestedPublic));
        Assert.Equal(Members(signatures.GetExportedTypes()), Members(standIn));

        static List<string> Members(IEnumerable<Type> types) =>
        [
            .. types.SelectMany(
                t => t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(m => !string.Equals(m.Name, "ToString", StringComparison.Ordinal))
                .Select(m => $"{t.FullName}: {m}")).Order(StringComparer.Ordinal),
        ];
    }

    private static SolveResult Run(Script script, Problem problem, SolveOptions options, CancellationToken stop = default)
    {
        GRBModel.Script.Value = script;
        return new GurobiRun(problem, options, stop).Solve();
    }

    // Long rows go on in lines of two blanks.
    [GeneratedRegex(@"\n  ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Continuation();
}
