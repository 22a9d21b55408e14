using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Tests.Abstractions;

public sealed class SolveResultTests
{
    [Theory]
    [InlineData(100, 99, 0.01)]
    [InlineData(-100, -101, 0.01)]
    [InlineData(5, 5, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(0, -1, double.PositiveInfinity)]
    [InlineData(1, double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, 1, double.NaN)]
    [InlineData(1, double.NaN, double.NaN)]
    public void Gap_ObjectiveAndBound_IsRelativeToTheObjective(double objective, double bound, double gap) =>
        Assert.Equal(gap, new SolveResult { Termination = Termination.Completed, Objective = objective, Bound = bound }.Gap, 1e-15);

    [Fact]
    public void Default_NothingSet_IsNaNAndNoPoint()
    {
        var result = new SolveResult { Termination = Termination.NumericalError };
        Assert.Equal(PointStatus.None, result.Point);
        Assert.Equal(double.NaN, result.Objective);
        Assert.Equal(double.NaN, result.Bound);
        Assert.Equal(double.NaN, result.Gap);
        Assert.Equal("", result.RawStatus);
        Assert.Equal(SolveStatistics.None, result.Statistics);
        Assert.Null(result.Statistics.Nodes);
    }

    [Fact]
    public void Infeasible_AnyProblem_SaysWhy()
    {
        var result = SolveResult.Infeasible(new Problem("", 1, 0, [0], [1], [0], [0], 3));
        Assert.Equal(Termination.Infeasible, result.Termination);
        Assert.Equal("minUploaders is 3, above the number of devices (1)", result.RawStatus);
        Assert.Throws<ArgumentNullException>(() => SolveResult.Infeasible(null!));
    }
}
