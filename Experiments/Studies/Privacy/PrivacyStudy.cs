using Judba.Experiments.Studies.Fleet;
using Judba.Experiments.Text;
using Judba.Learning.Privacy;
using Judba.Learning.Transfer;

namespace Judba.Experiments.Studies.Privacy;

/// <summary>The inversion attack: what an attacker recovers from overheard latents, by how devices come by their encoders.</summary>
internal sealed class PrivacyStudy(FleetSetup fleet) : IStudy
{
    // More say little: devices of one seed share the attacker.
    private const int Victims = 3;

    private static readonly AutoencoderStrategy[] Targets =
        [AutoencoderStrategy.Independent, AutoencoderStrategy.Aligned, AutoencoderStrategy.Pretrained];

    public string Name => "privacy";

    public IReadOnlyList<(string Name, object Value)> Configuration =>
    [
        ("data", fleet.Plan.Data.Name), ("size", fleet.Size.Name), ("publicImages", fleet.PublicImages), ("uploaders", fleet.Uploaders),
        ("split", fleet.Split), ("ratio", fleet.Ratio), ("epochs", fleet.Size.Epochs), ("seed", fleet.Seeds[0]),
        ("seeds", fleet.Seeds.Count),
    ];

    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        var parts = fleet.Seeds.SelectMany(seed => Targets.Select(t => (Strategy: t, Seed: seed))).ToList();
        var victims = Math.Min(Victims, fleet.Uploaders);
        var kept = context.Parts<PrivacyPart>($"{fleet.About}, {victims} victims, {fleet.Plan.Device}", new ImageSetConverter());
        var runs = ParallelStudy.Run(
            parts,
            part => kept.Get($"{Words.Of(part.Strategy)}-seed-{part.Seed}", () =>
            {
                using var data = fleet.Deal(part.Seed);
                return new(InversionStudy.Measure(part.Strategy, fleet.Plan, fleet.Ratio, data, victims, part.Seed, context.Stop));
            }),
            fleet.Threads,
            (done, _) => context.Progress($"{done} of {parts.Count} attacks done"),
            context.Stop);
        var about = $"{fleet.Plan.Data.Name}: {fleet.PublicImages} public images, λ = {fleet.Ratio}, {fleet.Size.Epochs} epochs, "
            + $"{fleet.Seeds.Count} seeds, {victims} devices each";
        yield return PrivacyReport.Of(Name, about, [.. runs.SelectMany(r => r.Victims)]);
    }
}
