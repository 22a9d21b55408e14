using System.Reflection;
using Judba.Models.Numerics;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Baselines;
using Judba.Solvers.Exact;
using Judba.Solvers.Exhaustive;
using Judba.Solvers.External;
using Judba.Solvers.Greedy;
using Judba.Solvers.Price;
using Judba.Solvers.Threshold;

namespace Judba.Solvers.Registry;

/// <summary>The solvers by name. Listing them loads no native library.</summary>
public sealed class SolverRegistry
{
    private readonly List<SolverDescriptor> _solvers = [];

    /// <summary>All registered solvers, in order of registration.</summary>
    public IReadOnlyList<SolverDescriptor> Solvers => _solvers;

    /// <summary>A registry with the solvers of this assembly.</summary>
    public static SolverRegistry CreateDefault()
    {
        var registry = new SolverRegistry();
        registry.Add(typeof(ExhaustiveSolver));
        registry.Add(typeof(ExactSolver));
        registry.Add(typeof(PriceSolver));
        registry.Add(typeof(GreedySolver));
        registry.Add(typeof(ThresholdSolver));
        registry.Add(typeof(FullUploadSolver));
        registry.Add(typeof(RandomUploadSolver));
        return registry;
    }

    /// <summary>Registers a solver type under the name of its <see cref="ISolver.Info"/>.</summary>
    /// <exception cref="ArgumentException">It is no solver, or its name is taken.</exception>
    public void Add(Type solver) => Add(new SolverDescriptor(solver));

    /// <summary>Registers a solver that is built already, under the name of its <see cref="ISolver.Info"/>.</summary>
    /// <exception cref="ArgumentException">Its name is taken.</exception>
    public void Add(ISolver solver) => Add(SolverDescriptor.Of(solver));

    /// <summary>Registers every public solver type of an assembly; returns how many there were.</summary>
    /// <exception cref="ArgumentException">A solver in it cannot be registered.</exception>
    public int Add(Assembly assembly)
    {
        Guard.NotNull(assembly);
        // The solver that is another program has no defaults: the command line builds it.
        var types = Array.FindAll(
            assembly.GetExportedTypes(), t => typeof(ISolver).IsAssignableFrom(t) && !t.IsAbstract && t != typeof(ExternalSolver));
        foreach (var type in types)
            Add(type);
        return types.Length;
    }

    private void Add(SolverDescriptor descriptor)
    {
        if (Find(descriptor.Info.Name) is not null)
            throw new ArgumentException($"A solver named '{descriptor.Info.Name}' is registered already.", nameof(descriptor));
        _solvers.Add(descriptor);
    }

    /// <summary>The solver of that name, or null.</summary>
    public SolverDescriptor? Find(string name) =>
        _solvers.Find(s => string.Equals(s.Info.Name, name, StringComparison.Ordinal));

    /// <summary>Builds a solver from <c>name</c> or <c>name:key=value,key=value</c>.</summary>
    /// <exception cref="ArgumentException">The name or an option is unknown, or the solver is unavailable here; the message says what is
    /// allowed.</exception>
    public ISolver Create(string specification)
    {
        Guard.NotNull(specification);
        var colon = specification.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? specification : specification[..colon];
        var descriptor = Find(name) ?? throw new ArgumentException(
            $"There is no solver '{name}'; {Spelling.Hint(name, _solvers.Select(s => s.Info.Name))}", nameof(specification));
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in colon < 0 ? [] : specification[(colon + 1)..].Split(','))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !options.TryAdd(pair[..equals], pair[(equals + 1)..]))
            {
                throw new ArgumentException(
                    $"'{pair}' in solver '{specification}' is no option; allowed: name:key=value,key=value, each key once.",
                    nameof(specification));
            }
        }

        if (descriptor.WhyUnavailable() is { } reason)
            throw new ArgumentException($"Solver '{name}' is not available: {reason}", nameof(specification));
        return descriptor.Create(options);
    }
}
