using Judba.Solvers.Abstractions;
using Judba.Solvers.Contract;

namespace Judba.Solvers.Learned.Tests;

public sealed class LearnedContractTests : SolverContract
{
    protected override int LongSolve => 100_000;

    protected override bool UsesWarmStart => true;

    protected override ISolver CreateSolver() => new LearnedSolver();
}
