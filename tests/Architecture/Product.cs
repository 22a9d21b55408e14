using System.Reflection;
using ArchUnitNET.Loader;

namespace Judba.Architecture.Tests;

/// <summary>The built assemblies, and who in them uses whom.</summary>
/// <remarks>Read from the compiled code: a constant of another type is compiled into its user and leaves no trace.</remarks>
internal static class Product
{
    /// <summary>The program's assembly; its namespaces begin with its project's name.</summary>
    public const string Program = "judba";

    /// <summary>Root namespace of the program.</summary>
    public const string ProgramRoot = "Judba.Experiments";

    /// <summary>Names of the assemblies.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "Judba.Models", "Judba.Solvers", "Judba.Certificates", "Judba.Torch", "Judba.Solvers.Learned", "Judba.Solvers.OrTools",
        "Judba.Solvers.Gurobi", "Judba.Solvers.Conditions", "Judba.Learning", Program,
    ];

    /// <summary>The assemblies.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } = [.. Names.Select(Assembly.Load)];

    /// <summary>Every use of one of our types by another.</summary>
    public static IReadOnlyList<Use> Uses { get; } = Read([.. Assemblies]);

    /// <summary>Root namespace of an assembly.</summary>
    public static string Root(string assembly) => assembly is Program ? ProgramRoot : assembly;

    /// <summary>Whether a namespace is <paramref name="space"/> or lies in it.</summary>
    public static bool IsWithin(string candidate, string space) =>
        candidate.StartsWith(space, StringComparison.Ordinal) && (candidate.Length == space.Length || candidate[space.Length] is '.');

    /// <summary>Every use of a type of these assemblies by another.</summary>
    public static IReadOnlyList<Use> Read(params Assembly[] assemblies)
    {
        var types = new ArchLoader().LoadAssemblies(assemblies).Build().Types.ToList();
        var ours = types.ToDictionary(t => t.FullName, t => t, StringComparer.Ordinal);
        return
        [
            .. from type in types
               from target in type.Dependencies.Select(d => d.Target.FullName).Distinct(StringComparer.Ordinal)
               where ours.ContainsKey(target) && !string.Equals(target, type.FullName, StringComparison.Ordinal)
               select new Use(
                   type.Assembly.Name.Split(',')[0], type.Namespace?.FullName ?? "", type.FullName,
                   ours[target].Namespace?.FullName ?? "", target),
        ];
    }
}
