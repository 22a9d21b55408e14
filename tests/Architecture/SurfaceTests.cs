using System.Reflection;

namespace Judba.Architecture.Tests;

/// <summary>What others see of our types.</summary>
public sealed class SurfaceTests
{
    private const BindingFlags DeclaredStatic =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static IEnumerable<Type> PublicTypes => Product.Assemblies.SelectMany(a => a.GetExportedTypes());

    // State that everybody can change makes results depend on who ran before.
    [Fact]
    public void PublicTypes_StaticState_CannotBeChangedFromOutside()
    {
        var fields = PublicTypes.SelectMany(t => t.GetFields(DeclaredStatic)).Where(f => IsVisible(f) && !f.IsInitOnly && !f.IsLiteral);
        var properties = PublicTypes.SelectMany(t => t.GetProperties(DeclaredStatic)).Where(p => p.SetMethod is { } set && IsVisible(set));
        Assert.Empty(fields.Cast<MemberInfo>().Concat(properties).Select(m => $"{m.DeclaringType}.{m.Name}"));
    }

    [Fact]
    public void PublicTypes_Namespace_IsAFolderOfTheirProject()
    {
        foreach (var assembly in Product.Assemblies)
        {
            var root = Product.Root(assembly.GetName().Name!);
            var project = Repository.Projects[root].Folder;
            Assert.All(assembly.GetExportedTypes().Where(t => t.Namespace is not null), type =>
            {
                Assert.True(Product.IsWithin(type.Namespace!, root), $"{type} is not in {root}");
                var folder = Path.Combine(project, type.Namespace![root.Length..].Replace('.', '/').TrimStart('/'));
                Assert.True(Directory.Exists(Path.Combine(Repository.Folder, folder)), $"{type}: there is no folder {folder}");
            });
        }
    }

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsVisible(MethodInfo method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
