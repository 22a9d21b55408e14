using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Contract;
using Judba.Solvers.Price;

namespace Judba.Solvers.Tests.Contracts;

/// <summary>A solver may leave the cost of its point to whoever scores it.</summary>
public sealed class UnscoredContractTests : SolverContract
{
    private static readonly PriceSolver Price = new();

    protected override int Cases => 50;

    protected override bool UsesWarmStart => true;

    protected override ISolver CreateSolver() => new Unscored();

    private sealed class Unscored : ISolver
    {
        public SolverInfo Info => Price.Info;

        public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default) =>
            Price.Solve(problem, options, cancellationToken) with { Objective = double.NaN };
    }
}
