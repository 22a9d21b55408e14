using System.CommandLine;
using Judba.Experiments.Running;
using Judba.Experiments.Text;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Cli;

/// <summary><c>judba solvers</c>: every solver, its guarantee, and why it cannot run where it cannot.</summary>
internal static class SolversCommand
{
    private static readonly string[] Heads = ["solver", "guarantee", "available", "options", "summary"];

    public static Command Create(Session session)
    {
        var plugin = SharedOptions.Plugin();
        var external = SharedOptions.External();
        var command = new Command("solvers", "Lists every solver: guarantee, available or why not, options.") { plugin, external };
        command.SetAction(parsed => Run(session, SolverCatalog.Create(parsed.GetValue(plugin), parsed.GetValue(external))));
        return command;
    }

    private static int Run(Session session, SolverRegistry registry)
    {
        TextTable.Write(session.Output, [Heads, .. registry.Solvers.Select(Row)], session.OutputWidth);
        return ExitCode.Done;
    }

    private static string[] Row(SolverDescriptor solver) =>
    [
        solver.Info.Name,
        Words.Of(solver.Info.Guarantee),
        solver.WhyUnavailable() is null ? "yes" : "no",
        solver.Options.Count == 0 ? "-" : string.Join(",", solver.Options),
        solver.WhyUnavailable() is { } reason ? $"{solver.Info.Summary}; {reason}" : solver.Info.Summary,
    ];
}
