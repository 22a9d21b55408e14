using Judba.Learning.Transfer;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Studies.Pipeline;

/// <summary>One solver's decision and what comes of it: cost, energy, latency, accuracy.</summary>
/// <param name="Solver">The solver.</param>
/// <param name="Verdict">Its answer, re-scored.</param>
/// <param name="Evaluation">The answer in physical terms.</param>
/// <param name="Accuracy">What the fleet learns under it.</param>
internal sealed record PipelineDecision(string Solver, Verdict Verdict, ScenarioEvaluation Evaluation, FleetAccuracy Accuracy)
{
    /// <summary>Who uploads with which share of the band.</summary>
    public Allocation Allocation => Verdict.Result.Allocation!;

    /// <summary>Energy of all devices [J].</summary>
    public double Energy => Evaluation.Devices.Sum(d => d.Energy);

    /// <summary>Mean accuracy that devices end with.</summary>
    public double LocalAccuracy => Accuracy.Local.Average();
}
