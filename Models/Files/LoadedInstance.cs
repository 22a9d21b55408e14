using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Models.Files;

/// <summary>What an instance file held.</summary>
/// <param name="Problem">The canonical problem, read or derived.</param>
/// <param name="Scenario">The physical scenario, null where the file held a canonical problem.</param>
public sealed record LoadedInstance(Problem Problem, Scenario? Scenario);
