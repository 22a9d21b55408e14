using System.Runtime.InteropServices;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Tests.Abstractions;

/// <summary>Solvers that never get as far as solving; each fails in a way of its own.</summary>
internal abstract class Unbuildable : ISolver
{
    private const string NoLibrary = "no-such-library-here";

    public virtual SolverInfo Info { get; } = new("unbuildable", "is never built", Guarantee.None);

    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    private static nint Load() => NativeLibrary.Load(NoLibrary, typeof(Unbuildable).Assembly, searchPath: null);

    /// <summary>Throws in its constructor.</summary>
    public sealed class Throwing : Unbuildable
    {
        public Throwing() => throw new InvalidOperationException("no licence today");
    }

    /// <summary>Needs a native library that is not there.</summary>
    public sealed class WithoutLibrary : Unbuildable
    {
        public WithoutLibrary() => Load();
    }

    /// <summary>Needs it before anything of its type can be used.</summary>
    public sealed class WithoutType : Unbuildable
    {
        private static readonly nint Library = Load();

        public override SolverInfo Info => new($"at-{Library}", "", Guarantee.None);
    }

    /// <summary>Does not say who it is.</summary>
    public sealed class Nameless : Unbuildable
    {
        public override SolverInfo Info => throw new InvalidOperationException("who knows");
    }
}
