using Judba.Solvers;

namespace Judba.Experiments.Comparisons;

/// <summary>One row of the table.</summary>
/// <param name="Contender">The solver.</param>
/// <param name="Reading">In which reading.</param>
/// <param name="Trials">Instances that it was tried on.</param>
/// <param name="Feasible">How many of them ended with a feasible point.</param>
/// <param name="Optimal">How many of them ended within the gap asked for; −1 where no bound says so.</param>
/// <param name="MeanGap">Mean relative gap to the best known bound; NaN where there is none.</param>
/// <param name="WorstGap">Worst relative gap; NaN where there is none.</param>
/// <param name="MedianSeconds">Median wall time; NaN without trials.</param>
internal sealed record SolverSummary(
    Contender Contender, Reading Reading, int Trials, int Feasible, int Optimal, double MeanGap, double WorstGap, double MedianSeconds);
