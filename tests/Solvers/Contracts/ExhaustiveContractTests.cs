using Judba.Solvers.Abstractions;
using Judba.Solvers.Contract;
using Judba.Solvers.Exhaustive;

namespace Judba.Solvers.Tests.Contracts;

public sealed class ExhaustiveContractTests : SolverContract
{
    protected override int LongSolve => 29;

    protected override bool UsesWarmStart => true;

    protected override ISolver CreateSolver() => new ExhaustiveSolver();
}
