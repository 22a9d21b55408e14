using Judba.Solvers.Abstractions;
using Judba.Solvers.Contract;
using Judba.Solvers.Price;

namespace Judba.Solvers.Tests.Contracts;

public sealed class PriceContractTests : SolverContract
{
    protected override int LongSolve => 50_000;

    protected override bool UsesWarmStart => true;

    protected override ISolver CreateSolver() => new PriceSolver();
}
