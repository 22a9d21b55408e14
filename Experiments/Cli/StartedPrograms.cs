using Judba.Experiments.Running;
using Judba.Solvers.External;

namespace Judba.Experiments.Cli;

/// <summary>Says whose times are not the solver's alone.</summary>
internal static class StartedPrograms
{
    /// <summary>Names the external programs among the solvers, whose start is in their times.</summary>
    public static void Note(Session session, IEnumerable<Contender> contenders)
    {
        var programs = contenders.Where(c => c.Solver is ExternalSolver).Select(c => $"'{c.Specification}'").ToList();
        if (programs.Count > 0)
            session.Notes.WriteLine($"Times of {string.Join(", ", programs)} include the start of the program in every solve.");
    }
}
