using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Registry;

namespace Judba.Solvers.Gurobi.Tests;

public sealed class GurobiSolverTests
{
    private static readonly Problem Two = new("two", 6, 41.5, [1.2, 0.4], [0.3, 0.2], [-5, -2.5], [0.15, 0.15], 1, null);

    [Fact]
    public void WhyUnavailable_BuiltWithoutGurobi_SaysHowToGetIt()
    {
        if (new GurobiSolver().WhyUnavailable() is not { } reason)
            return;
        Assert.Contains("-p:Gurobi=true", reason, StringComparison.Ordinal);
        Assert.Contains("licence", reason, StringComparison.Ordinal);
        var result = new GurobiSolver().Solve(Two, new());
        Assert.Equal((Termination.Error, PointStatus.None), (result.Termination, result.Point));
        Assert.StartsWith(result.RawStatus, reason, StringComparison.Ordinal);
        var registry = new SolverRegistry();
        registry.Add(typeof(GurobiSolver));
        Assert.Contains("gurobi.com", Assert.Throws<ArgumentException>(() => registry.Create("gurobi")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_MinUploadersAboveDevices_IsInfeasible() =>
        Assert.Equal(Termination.Infeasible, new GurobiSolver().Solve(
            new("two", 6, 41.5, [1.2, 0.4], [0.3, 0.2], [-5, -2.5], [0.15, 0.15], 3, null), new()).Termination);
}
