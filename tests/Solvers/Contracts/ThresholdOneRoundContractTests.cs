using Judba.Solvers.Contract;

namespace Judba.Solvers.Tests.Contracts;

public sealed class ThresholdOneRoundContractTests : SolverContract
{
    protected override ISolver CreateSolver() => new ThresholdSolver(rounds: 1);
}
