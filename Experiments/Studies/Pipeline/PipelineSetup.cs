using Judba.Experiments.Running;
using Judba.Experiments.Studies.Fleet;
using Judba.Learning.Transfer;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.Pipeline;

/// <summary>What the pipeline runs with.</summary>
/// <param name="Fleet">The fleet, of one seed; all of it may upload.</param>
/// <param name="Strategy">How devices come by their autoencoders.</param>
/// <param name="PretrainEdge">Whether the edge pretrains its CNN on the public images.</param>
/// <param name="Law">Law of the fleet: frequencies, channels, powers.</param>
/// <param name="Settings">What the user sets in the fleet.</param>
/// <param name="Contenders">The solvers; the first is shown in detail.</param>
/// <param name="Reading">Reading of the problem.</param>
internal sealed record PipelineSetup(
    FleetSetup Fleet, AutoencoderStrategy Strategy, bool PretrainEdge, ScenarioLaw Law, Settings Settings,
    IReadOnlyList<Contender> Contenders, Reading Reading)
{
    /// <summary>Seed of everything random.</summary>
    public int Seed => Fleet.Seeds[0];
}
