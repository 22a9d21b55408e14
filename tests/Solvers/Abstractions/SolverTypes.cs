namespace Judba.Solvers.Tests.Abstractions;

/// <summary>The solver types of the assembly, found by reflection.</summary>
internal static class SolverTypes
{
    public static IReadOnlyList<Type> All { get; } =
        [.. typeof(ISolver).Assembly.GetTypes().Where(t => typeof(ISolver).IsAssignableFrom(t) && !t.IsInterface)];
}
