namespace Judba.Architecture.Tests;

/// <summary>Nothing reaches back: neither among projects nor among the folders of one project.</summary>
public sealed class CycleTests
{
    /// <summary>The assemblies.</summary>
    public static TheoryData<string> Assemblies => [.. Product.Names];

    [Fact]
    public void Projects_References_FormNoRing() => AssertNone(
        Repository.Projects.Values.SelectMany(p => p.Projects.Select(other => (p.Name, other, p.Folder))));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Namespaces_OfOneAssembly_FormNoRing(string assembly) => AssertNone(
        Inside(assembly).Select(u => (u.FromSpace, u.ToSpace, u.ToString())));

    // Two folders may form a ring though no two of their subfolders do.
    [Theory]
    [MemberData(nameof(Assemblies))]
    public void TopFolders_OfOneAssembly_FormNoRing(string assembly) => AssertNone(
        Inside(assembly).Select(u => (Top(u.FromSpace, assembly), Top(u.ToSpace, assembly), u.ToString())));

    // The two above say nothing of an assembly in which no use was found.
    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Uses_OfEachAssembly_AreFound(string assembly) =>
        Assert.Contains(Product.Uses, u => string.Equals(u.Assembly, assembly, StringComparison.Ordinal));

    private static IEnumerable<Use> Inside(string assembly)
    {
        var root = Product.Root(assembly);
        var others = Product.Names.Where(n => n.Length > root.Length && Product.IsWithin(n, root)).ToList();
        return Product.Uses.Where(u => string.Equals(u.Assembly, assembly, StringComparison.Ordinal)
            && Product.IsWithin(u.FromSpace, root) && Product.IsWithin(u.ToSpace, root)
                && !others.Exists(o => Product.IsWithin(u.ToSpace, o)));
    }

    private static string Top(string space, string assembly)
    {
        var root = Product.Root(assembly);
        return space.Length == root.Length ? "(root)" : space[(root.Length + 1)..].Split('.')[0];
    }

    private static void AssertNone(IEnumerable<(string From, string To, string Example)> edges)
    {
        var rings = Rings.Find(edges);
        Assert.True(rings.Count == 0, string.Join("\n", rings.Prepend($"{rings.Count} rings:")));
    }
}
