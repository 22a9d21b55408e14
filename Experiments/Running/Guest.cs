using Judba.Solvers.Registry;

namespace Judba.Experiments.Running;

/// <summary>What one option of a command line adds to the program's own solvers.</summary>
/// <param name="Option"><c>--plugin</c> or <c>--external</c>.</param>
/// <param name="Solvers">The solvers, one or more.</param>
internal sealed record Guest(string Option, IReadOnlyList<SolverDescriptor> Solvers)
{
    /// <summary>One sentence for a command that runs chosen solvers alone and none of these; null where one is chosen.</summary>
    /// <param name="chosen">The chosen solvers, with their options where there are any.</param>
    public string? WhyIdle(IReadOnlyCollection<string> chosen)
    {
        if (Solvers.Any(s => chosen.Any(c => ContenderChoice.IsOf(c, s))))
            return null;
        var first = Solvers[0].Info.Name;
        var what = Solvers.Count == 1
            ? $"solver '{first}', which is not chosen"
            : $"solvers {string.Join(", ", Solvers.Select(s => $"'{s.Info.Name}'"))}, none of which is chosen";
        return $"Option '{Option}' adds {what}; --solver {first} runs it.";
    }
}
