using Judba.Solvers.Abstractions;
using Judba.Solvers.Contract;

namespace Judba.Solvers.OrTools.Tests;

public sealed class MinlpContractTests : SolverContract
{
    // Each case is solved by an engine that takes milliseconds to start.
    protected override int Cases => 25;

    protected override int LongSolve => 1000;

    protected override bool UsesWarmStart => true;

    protected override ISolver CreateSolver() => new MinlpSolver();
}
