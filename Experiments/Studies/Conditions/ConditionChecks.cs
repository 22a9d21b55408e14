using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Exhaustive;

namespace Judba.Experiments.Studies.Conditions;

/// <summary>Puts solvers under conditions, on drawn problems or on given ones.</summary>
/// <param name="solvers">The solvers, as they were named.</param>
/// <param name="conditions">The conditions.</param>
/// <param name="seed">Seed of the problems, or of what a condition draws beside a given one.</param>
/// <param name="stop">Ends the checks.</param>
internal sealed class ConditionChecks(
    IReadOnlyList<(string Name, ISolver Solver)> solvers, IReadOnlyList<Condition> conditions, int seed, CancellationToken stop)
{
    private readonly List<SolverOutcome> _outcomes = [];

    /// <summary>Whether solvers are also put under conditions that they do not promise.</summary>
    public bool AsksAnyway { get; init; }

    /// <summary>What was checked so far: a stopped run has these.</summary>
    public IReadOnlyList<SolverOutcome> Outcomes => _outcomes;

    /// <summary>Names of the solvers.</summary>
    public IReadOnlyList<string> Solvers { get; } = [.. solvers.Select(s => s.Name)];

    /// <summary>Pairs of solver and condition that <see cref="Draw"/> checks.</summary>
    public int DrawnChecks => solvers.Index().Sum(s => Asked(s.Index).Count());

    /// <summary>Checks drawn problems.</summary>
    /// <param name="count">Problems for each condition.</param>
    /// <param name="corners">Kinds of problems.</param>
    /// <param name="devices">Most devices of a problem.</param>
    /// <param name="progress">Called after each problem with the condition and how many problems it has seen.</param>
    /// <param name="done">Called after each condition with its name, and the solver's where there are several.</param>
    public void Draw(int count, IReadOnlyCollection<Corner> corners, int devices, Action<Condition, int> progress, Action<string> done)
    {
        foreach (var (k, (name, solver)) in solvers.Index())
        {
            var run = new ConditionRun(solver, count, seed)
            {
                Corners = corners,
                LargestCase = devices,
                Stop = stop,
                Progress = progress,
                AsksAnyway = AsksAnyway,
            };
            foreach (var condition in Asked(k))
            {
                _outcomes.Add(new(name, run.Check(condition)));
                done(solvers.Count == 1 ? condition.Name : $"{condition.Name}, {name}");
            }
        }
    }

    /// <summary>Checks given problems.</summary>
    /// <exception cref="InputException">A problem is too large for the search that most conditions compare with.</exception>
    public void Replay(IReadOnlyList<(string Path, LoadedInstance Instance)> files)
    {
        foreach (var (name, solver) in solvers)
        {
            var run = new ConditionRun(solver, 1, seed) { Stop = stop, AsksAnyway = AsksAnyway };
            foreach (var condition in conditions)
            {
                foreach (var (path, instance) in files)
                    _outcomes.Add(new(name,
                        run.Replay(condition, new(Corner.Ordinary, Checked(path, instance.Problem), instance.Scenario), seed)));
            }
        }
    }

    // The theory is the same whoever is asked: the first solver is.
    private IEnumerable<Condition> Asked(int solver) => conditions.Where(c => solver == 0 || c.Subject != ConditionSubject.Theory);

    // Exhaustive search is what most conditions compare with.
    private static Problem Checked(string path, Problem problem) =>
        problem.IsFeasible && problem.DeviceCount <= ExhaustiveSolver.MaxDevices
            ? problem
            : throw new InputException(
                $"{path}: 'minUploaders' is {problem.MinUploaders} of {problem.DeviceCount} devices; allowed: "
                    + $"at most all of 1 to {ExhaustiveSolver.MaxDevices} devices.");
}
