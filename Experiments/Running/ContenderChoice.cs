using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Running;

/// <summary>Who takes part in a comparison.</summary>
internal static class ContenderChoice
{
    /// <summary>The solvers that the user named.</summary>
    /// <param name="registry">All solvers.</param>
    /// <param name="specifications">Names, with options where there are any.</param>
    /// <param name="devices">Devices of the largest instance.</param>
    /// <exception cref="InputException">A solver is unknown, unavailable, named twice, or refuses the size.</exception>
    public static IReadOnlyList<Contender> Named(SolverRegistry registry, IReadOnlyList<string> specifications, int devices)
    {
        var contenders = new List<Contender>();
        foreach (var specification in specifications)
        {
            if (contenders.Exists(c => string.Equals(c.Specification, specification, StringComparison.Ordinal)))
                throw new InputException($"Solver '{specification}' is named twice; allowed: once.");
            var solver = BadInput.Refuse(() => registry.Create(specification));
            if (devices > solver.Info.MaxDevices)
                throw new InputException(
                    $"Solver '{solver.Info.Name}' was given {devices} devices; allowed: at most {solver.Info.MaxDevices}.");
            contenders.Add(new(specification, solver));
        }

        return contenders;
    }

    /// <summary>The solvers that the user named, and those that the user brought along: these take part without being named.</summary>
    /// <param name="registry">All solvers.</param>
    /// <param name="guests">Which of them plugins and programs brought.</param>
    /// <param name="specifications">Names, with options where there are any.</param>
    /// <param name="devices">Devices of the largest instance.</param>
    /// <returns>Who takes part, and the guests that cannot or are too slow for the size, with the reason.</returns>
    /// <exception cref="InputException">A solver is unknown, unavailable, named twice, or refuses the size.</exception>
    public static (IReadOnlyList<Contender> Contenders, IReadOnlyList<LeftOut> LeftOut) NamedAndGuests(
        SolverRegistry registry, IReadOnlyList<Guest> guests, IReadOnlyList<string> specifications, int devices)
    {
        var contenders = Named(registry, specifications, devices).ToList();
        var leftOut = new List<LeftOut>();
        foreach (var solver in guests.SelectMany(g => g.Solvers).Where(s => !specifications.Any(n => IsOf(n, s))))
            Admit(registry, solver, devices, contenders, leftOut);
        return (contenders, leftOut);
    }

    /// <summary>Every solver that is available and comfortable with the size, and the others with the reason.</summary>
    public static (IReadOnlyList<Contender> Contenders, IReadOnlyList<LeftOut> LeftOut) All(SolverRegistry registry, int devices)
    {
        var contenders = new List<Contender>();
        var leftOut = new List<LeftOut>();
        foreach (var solver in registry.Solvers)
            Admit(registry, solver, devices, contenders, leftOut);
        return (contenders, leftOut);
    }

    /// <summary>Whether a specification, such as <c>price:deadlines=64</c>, is of a solver.</summary>
    public static bool IsOf(string specification, SolverDescriptor solver) =>
        string.Equals(specification.Split(':', 2)[0], solver.Info.Name, StringComparison.Ordinal);

    private static void Admit(
        SolverRegistry registry, SolverDescriptor solver, int devices, List<Contender> contenders, List<LeftOut> leftOut)
    {
        var info = solver.Info;
        if (solver.WhyUnavailable() is { } reason)
            leftOut.Add(new(info.Name, reason));
        else if (devices > info.MaxDevices)
            leftOut.Add(new(info.Name, $"{devices} devices are above the {info.MaxDevices} that it takes."));
        else if (devices > info.ComfortableDevices)
            leftOut.Add(new(info.Name, $"{devices} devices are more than its usual {info.ComfortableDevices}; --solvers {info.Name} "
                + "runs it all the same."));
        else
            contenders.Add(new(info.Name, registry.Create(info.Name)));
    }
}
