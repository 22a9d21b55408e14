using Judba.Solvers.Abstractions;
using Judba.Solvers.Contract;

namespace Judba.Solvers.Learned.Tests;

public sealed class LearnedDirectContractTests : SolverContract
{
    protected override int LongSolve => 100_000;

    protected override ISolver CreateSolver() => new LearnedSolver(Decoding.Direct);
}
