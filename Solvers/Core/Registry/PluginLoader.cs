using System.Reflection;
using System.Runtime.Loader;
using Judba.Models.Numerics;

namespace Judba.Solvers.Registry;

/// <summary>Loads an assembly of somebody else's solvers, in a load context of its own beside its own dependencies.</summary>
public static class PluginLoader
{
    /// <summary>Loads <paramref name="path"/> and registers its public solver types; returns how many there were.</summary>
    /// <exception cref="ArgumentException">The file is missing, is no assembly, has no solver, or has one that cannot be built or chosen;
    /// the message says which.</exception>
    public static int Load(SolverRegistry registry, string path)
    {
        Guard.NotNull(registry);
        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
            throw new ArgumentException($"Plugin '{path}' does not exist; allowed: the path of a .NET assembly.", nameof(path));
        int count;
        try
        {
            count = registry.Add(new Context(full).LoadFromAssemblyPath(full));
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"Plugin '{path}': {e.Message.Split(" (Parameter", 2)[0]}", nameof(path), e);
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or FileNotFoundException or TypeLoadException)
        {
            throw new ArgumentException($"Plugin '{path}' cannot be loaded as a .NET assembly: {e.Message}", nameof(path), e);
        }

        return count > 0
            ? count
            : throw new ArgumentException($"Plugin '{path}' has no public class that implements ISolver.", nameof(path));
    }

    // What the host already has (ISolver above all) comes from the host, so that types are the same on both sides; the
    // rest is resolved by the plugin's own .deps.json.
    private sealed class Context(string path) : AssemblyLoadContext(Path.GetFileName(path))
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (Default.Assemblies.Any(a => string.Equals(a.GetName().Name, assemblyName.Name, StringComparison.Ordinal)))
                return null;
            return _resolver.ResolveAssemblyToPath(assemblyName) is { } file ? LoadFromAssemblyPath(file) : null;
        }

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } file ? LoadUnmanagedDllFromPath(file) : 0;
    }
}
