using Judba.Solvers.Abstractions;
using Judba.Solvers.Contract;

namespace Judba.Solvers.Gurobi.Licensed;

/// <summary>The contract of every solver, on Gurobi itself.</summary>
public sealed class GurobiContractTests : SolverContract
{
    // A model is built and solved for each: fewer than for solvers that take microseconds.
    protected override int Cases => 25;

    protected override int LongSolve => 2000;

    protected override ISolver CreateSolver() => new GurobiSolver();
}
