using Judba.Experiments.Running;
using Judba.Models.Problems;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Comparisons;

/// <summary>A refereed answer beside the best known bound.</summary>
/// <param name="Index">Number of the instance in the comparison, from 0.</param>
/// <param name="Instance">Its name.</param>
/// <param name="Contender">The solver.</param>
/// <param name="Reading">In which reading.</param>
/// <param name="Verdict">Its answer.</param>
/// <param name="Gap">Relative gap of its cost to the best known bound; all of the cost without a point, NaN without a bound.</param>
internal sealed record Score(int Index, string Instance, Contender Contender, Reading Reading, Verdict Verdict, double Gap)
{
    /// <summary>Whether there is a point; the referee has seen that it is feasible.</summary>
    public bool HasPoint => Verdict.Evaluation is not null;
}
