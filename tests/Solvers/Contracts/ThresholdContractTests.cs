using Judba.Solvers.Contract;

namespace Judba.Solvers.Tests.Contracts;

public sealed class ThresholdContractTests : SolverContract
{
    protected override ISolver CreateSolver() => new ThresholdSolver();
}
