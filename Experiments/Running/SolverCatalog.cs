using System.Text.RegularExpressions;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Solvers.External;
using Judba.Solvers.Gurobi;
using Judba.Solvers.Learned;
using Judba.Solvers.OrTools;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Running;

/// <summary>The solvers that the program knows.</summary>
internal static partial class SolverCatalog
{
    /// <summary>The solvers of this program, of the given plugins, and the given programs.</summary>
    public static SolverRegistry Create(IEnumerable<string>? plugins, IEnumerable<string>? externals) =>
        CreateWithGuests(plugins, externals).Registry;

    /// <summary>The same, with what each plugin and each program brought.</summary>
    public static (SolverRegistry Registry, IReadOnlyList<Guest> Guests) CreateWithGuests(
        IEnumerable<string>? plugins, IEnumerable<string>? externals)
    {
        var registry = SolverRegistry.CreateDefault();
        registry.Add(typeof(LearnedSolver));
        registry.Add(typeof(MinlpSolver));
        registry.Add(typeof(GurobiSolver));
        var guests = new List<Guest>();
        foreach (var path in plugins ?? [])
            Admit("--plugin", () => PluginLoader.Load(registry, path));
        foreach (var text in externals ?? [])
            Admit("--external", () => registry.Add(Program(text)));
        return (registry, guests);

        void Admit(string option, Action add)
        {
            var before = registry.Solvers.Count;
            BadInput.Refuse(add);
            guests.Add(new(option, [.. registry.Solvers.Skip(before)]));
        }
    }

    private static ExternalSolver Program(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && ProgramName().IsMatch(text[..equals])
            ? new(text[..equals], text[(equals + 1)..])
            : throw new InputException(
                $"Option '--external' is '{text}'; allowed: name=command, the name of lower-case letters, digits and hyphens, from a "
                    + "letter on.");
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProgramName();
}
