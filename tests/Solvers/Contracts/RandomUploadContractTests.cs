using Judba.Solvers.Abstractions;
using Judba.Solvers.Baselines;
using Judba.Solvers.Contract;

namespace Judba.Solvers.Tests.Contracts;

public sealed class RandomUploadContractTests : SolverContract
{
    protected override ISolver CreateSolver() => new RandomUploadSolver();
}
