using Judba.Experiments.Running;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Comparisons;

/// <summary>One solver on one instance in one reading.</summary>
/// <param name="Index">Number of the instance in the comparison, from 0.</param>
/// <param name="Instance">Its name.</param>
/// <param name="Contender">The solver.</param>
/// <param name="Options">What it was run with.</param>
/// <param name="Verdict">Its refereed answer; null where it failed.</param>
/// <param name="Error">Why it failed, in one sentence; null where it did not.</param>
internal sealed record Trial(
    int Index, string Instance, Contender Contender, SolveOptions Options, Verdict? Verdict, string? Error)
{
    /// <summary>In which reading.</summary>
    public Reading Reading => Options.Reading;
}
