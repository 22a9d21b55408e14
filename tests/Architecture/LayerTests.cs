using System.Runtime.InteropServices;

namespace Judba.Architecture.Tests;

/// <summary>Who may use whom: projects by a table, folders of the program by a rule each.</summary>
public sealed class LayerTests
{
    // Projects that each source project may reference. A line here is a decision: think before adding to it.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Judba.Models"] = [],
        ["Judba.Certificates"] = ["Judba.Models"],
        ["Judba.Torch"] = ["Judba.Models"],
        ["Judba.Solvers"] = ["Judba.Models", "Judba.Certificates"],
        ["Judba.GurobiReference"] = [],
        ["Judba.Solvers.Gurobi"] = ["Judba.Models", "Judba.Solvers", "Judba.GurobiReference"],
        ["Judba.Solvers.OrTools"] = ["Judba.Models", "Judba.Solvers"],
        ["Judba.Solvers.Conditions"] = ["Judba.Models", "Judba.Solvers"],
        ["Judba.Solvers.Learned"] = ["Judba.Models", "Judba.Solvers", "Judba.Torch"],
        ["Judba.Learning"] = ["Judba.Models", "Judba.Solvers", "Judba.Solvers.Learned", "Judba.Torch"],
        ["Judba.Experiments"] =
        [
            "Judba.Models", "Judba.Certificates", "Judba.Solvers", "Judba.Solvers.Conditions", "Judba.Solvers.Gurobi",
            "Judba.Solvers.Learned", "Judba.Solvers.OrTools", "Judba.Torch", "Judba.Learning",
        ],
    };

    // These need no package at all, and so no native library.
    private static readonly string[] WithoutPackages = ["Judba.Models", "Judba.Certificates", "Judba.Solvers"];

    /// <summary>The source projects.</summary>
    public static TheoryData<string> SourceProjects => [.. Repository.Projects.Values.Where(p => !p.IsOutside).Select(p => p.Name)];

    /// <summary>Folders of the program beside those that they must not use.</summary>
    public static TheoryData<string, string> ForbiddenUses => new()
    {
        { "Reports", "Cli" },
        { "Reports", "Studies" },
        { "Reports", "Comparisons" },
        { "Reports", "Sweeps" },
        { "Records", "Reports" },
        { "Text", "Records" },
        { "Text", "Reports" },
        { "Text", "Running" },
        { "Statistics", "Records" },
        { "Statistics", "Reports" },
        { "Statistics", "Running" },
    };

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void Project_References_AreAllowed(string name)
    {
        Assert.True(Allowed.TryGetValue(name, out var allowed), $"'{name}' is new: say in this test what it may reference");
        Assert.Empty(Repository.Projects[name].Projects.Except(allowed, StringComparer.Ordinal));
    }

    [Fact]
    public void Projects_WithoutPackages_HaveNone() =>
        Assert.All(WithoutPackages, name => Assert.Empty(Repository.Projects[name].Packages));

    // Through no detour either: the compiled assemblies name the framework and each other.
    [Fact]
    public void Assemblies_WithoutPackages_NameOnlyTheFrameworkAndAllowedProjects()
    {
        var framework = RuntimeEnvironment.GetRuntimeDirectory();
        foreach (var name in WithoutPackages)
        {
            var assembly = Product.Assemblies.Single(a => string.Equals(a.GetName().Name, name, StringComparison.Ordinal));
            var named = assembly.GetReferencedAssemblies();
            Assert.All(named, n => Assert.True(
                File.Exists(Path.Combine(framework, n.Name + ".dll")) || Allowed[name].Contains(n.Name, StringComparer.Ordinal),
                $"{name} names {n.Name}"));
        }
    }

    [Fact]
    public void Solution_Projects_AreAllOfThem()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Folder, "solvers.sln"));
        Assert.All(Repository.Projects.Keys, name => Assert.Contains($"\\{name}.csproj\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Cli_OutsideItself_IsUsedByProgramAlone()
    {
        const string Cli = Product.ProgramRoot + ".Cli";
        var users = Product.Uses.Where(u => Product.IsWithin(u.ToSpace, Cli)).ToList();
        Assert.NotEmpty(users);
        var others = users.Where(u => !Product.IsWithin(u.FromSpace, Cli) && u.FromType is not "Program").ToList();
        Assert.Empty(others);
    }

    [Theory]
    [MemberData(nameof(ForbiddenUses))]
    public void Folder_OfTheProgram_DoesNotUse(string from, string to)
    {
        // A folder that was renamed would make this test say nothing.
        Assert.All(
            (string[])[from, to], folder => Assert.True(Directory.Exists(Path.Combine(Repository.Folder, "Experiments", folder)), folder));
        var found = Product.Uses.Where(u =>
            Product.IsWithin(u.FromSpace, $"{Product.ProgramRoot}.{from}") && Product.IsWithin(u.ToSpace, $"{Product.ProgramRoot}.{to}"));
        Assert.Empty(found.ToList());
    }
}
