using Judba.Solvers.Abstractions;
using Judba.Solvers.External;

namespace Judba.Solvers.Tests.Abstractions;

/// <summary>The solver types of the assembly, found by reflection; all but the one that the command line's --external builds.</summary>
internal static class SolverTypes
{
    public static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(ISolver).Assembly.GetTypes()
            .Where(t => typeof(ISolver).IsAssignableFrom(t) && !t.IsInterface && t != typeof(ExternalSolver)),
    ];
}
