using Judba.Solvers.Abstractions;
using Judba.Solvers.Baselines;
using Judba.Solvers.Contract;

namespace Judba.Solvers.Tests.Contracts;

public sealed class FullUploadContractTests : SolverContract
{
    protected override ISolver CreateSolver() => new FullUploadSolver();
}
