using Judba.Solvers.Abstractions;
using Judba.Solvers.Contract;
using Judba.Solvers.External;
using Judba.Solvers.Tests.External;

namespace Judba.Solvers.Tests.Contracts;

public sealed class ExternalContractTests : SolverContract
{
    // Each case starts a program.
    protected override int Cases => 2;

    protected override int LargestCase => 6;

    protected override ISolver CreateSolver() => new ExternalSolver("example", ExamplePrograms.CSharp);
}
