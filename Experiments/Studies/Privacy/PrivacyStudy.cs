using Judba.Experiments.Studies.Fleet;
using Judba.Experiments.Text;
using Judba.Learning.Privacy;
using Judba.Learning.Transfer;

namespace Judba.Experiments.Studies.Privacy;

/// <summary>The inversion attack: what an attacker recovers from overheard latents, by how devices come by their encoders.</summary>
internal sealed class PrivacyStudy(FleetSetup fleet) : IStudy
{
    private static readonly (AutoencoderStrategy Strategy, bool IsKnown)[] Targets =
    [
        (AutoencoderStrategy.Independent, false),
        (AutoencoderStrategy.Aligned, false),
        (AutoencoderStrategy.Pretrained, false),
        (AutoencoderStrategy.Independent, true),
    ];

    public string Name => "privacy";

    public IReadOnlyList<(string Name, object Value)> Configuration =>
    [
        ("data", fleet.Plan.Data.Name), ("size", fleet.Size.Name), ("publicImages", fleet.PublicImages), ("uploaders", fleet.Uploaders),
        ("split", fleet.Split), ("ratio", fleet.Ratio), ("epochs", fleet.Size.Epochs), ("seed", fleet.Seeds[0]),
        ("seeds", fleet.Seeds.Count),
    ];

    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        var parts = fleet.Seeds.SelectMany(seed => Targets.Select(t => (t.Strategy, t.IsKnown, Seed: seed))).ToList();
        var kept = context.Parts<InversionMeasurement>($"{fleet.About}, {fleet.Plan.Device}", new ImageSetConverter());
        var runs = ParallelStudy.Run(
            parts,
            part => kept.Get($"{Words.Of(part.Strategy)}{(part.IsKnown ? "-known" : "")}-seed-{part.Seed}", () =>
            {
                using var data = fleet.Deal(part.Seed);
                return InversionStudy.Measure(part.Strategy, part.IsKnown, fleet.Plan, fleet.Ratio, data, part.Seed, stop: context.Stop);
            }),
            fleet.Threads,
            (done, _) => context.Progress($"{done} of {parts.Count} attacks done"),
            context.Stop);
        var about = $"{fleet.Plan.Data.Name}: {fleet.PublicImages} public images, λ = {fleet.Ratio}, {fleet.Size.Epochs} epochs, "
            + $"{fleet.Seeds.Count} seeds";
        yield return PrivacyReport.Of(Name, about, runs);
    }
}
