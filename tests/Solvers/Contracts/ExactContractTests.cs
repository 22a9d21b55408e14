using Judba.Solvers.Abstractions;
using Judba.Solvers.Contract;
using Judba.Solvers.Exact;

namespace Judba.Solvers.Tests.Contracts;

public sealed class ExactContractTests : SolverContract
{
    protected override int LongSolve => 5000;

    protected override bool UsesWarmStart => true;

    protected override ISolver CreateSolver() => new ExactSolver();
}
