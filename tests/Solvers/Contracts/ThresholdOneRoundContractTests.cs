using Judba.Solvers.Abstractions;
using Judba.Solvers.Contract;
using Judba.Solvers.Threshold;

namespace Judba.Solvers.Tests.Contracts;

public sealed class ThresholdOneRoundContractTests : SolverContract
{
    protected override ISolver CreateSolver() => new ThresholdSolver(rounds: 1);
}
