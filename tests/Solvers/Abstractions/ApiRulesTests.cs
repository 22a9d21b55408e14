using System.Reflection;
using System.Runtime.CompilerServices;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Registry;

namespace Judba.Solvers.Tests.Abstractions;

/// <summary>What the interface promises of every solver, read from the types themselves.</summary>
public sealed class ApiRulesTests
{
    public static TheoryData<Type> Solvers => [.. SolverTypes.All];

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Solver_Type_IsPublicSealedAndRegistered(Type type)
    {
        Assert.True(type.IsPublic && type.IsSealed, "public and sealed");
        Assert.Contains(
            SolverRegistry.CreateDefault().Solvers, s => type.Name.StartsWith(PascalCase(s.Info.Name), StringComparison.Ordinal));
        Assert.EndsWith("Solver", type.Name, StringComparison.Ordinal);
    }

    // Immutable after construction, so that one instance serves many threads.
    [Theory]
    [MemberData(nameof(Solvers))]
    public void Solver_Fields_AreReadOnly(Type type) => Assert.All(
        type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic),
        f => Assert.True(f.IsInitOnly || f.IsLiteral, f.Name));

    // Nothing is kept from solve to solve: the fields are the options, and what the solver says about itself.
    [Theory]
    [MemberData(nameof(Solvers))]
    public void Solver_Fields_HoldNoState(Type type) => Assert.All(
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
        f => Assert.True(f.FieldType.IsValueType || f.FieldType == typeof(string) || f.FieldType == typeof(SolverInfo), f.Name));

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Solver_Constructor_IsOneAndAllItsParametersAreOptional(Type type) =>
        Assert.All(Assert.Single(type.GetConstructors()).GetParameters(), p => Assert.True(p.IsOptional, p.Name));

    [Fact]
    public void PublicTypes_Always_AreImmutableOrStatic()
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly;
        foreach (var type in typeof(ISolver).Assembly.GetExportedTypes().Where(t => !t.IsInterface && !t.IsEnum))
        {
            Assert.True(type.IsSealed || type.IsAbstract, $"{type.Name} can be inherited");
            foreach (var property in type.GetProperties(Own))
            {
                var settable = property.SetMethod is { IsPublic: true } set
                    && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
                Assert.False(settable, $"{type.Name}.{property.Name} can be set");
            }

            Assert.DoesNotContain(type.GetFields(BindingFlags.Instance | BindingFlags.Public), f => !f.IsInitOnly);
        }
    }

    private static string PascalCase(string name) =>
        string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
