using Judba.Learning.Allocator;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Experiments.Studies.Learned;

/// <summary>Fleets of one law and size.</summary>
/// <param name="Law">Name of the law.</param>
/// <param name="Devices">M.</param>
/// <param name="Group">Which table it belongs to.</param>
/// <param name="Draw">Draws fleet number k of a seed.</param>
internal sealed record LearnedCase(string Law, int Devices, LearnedGroup Group, Func<int, int, Problem> Draw)
{
    private static readonly int[] PaperSizes = [5, 10, 20, 40];
    private static readonly int[] ScaledSizes = [5, 10, 20, 50, 100, 200, 500, 1000];
    private static readonly string[] Families = ["five-types", "subset-sum", "alpha-0.99", "most", "wide-range"];

    private const int UnseenDevices = 100;

    // Laws that are never trained on get a fifth of the fleets: some take a thousand times as long to prove.
    private const int UnseenPart = 5;

    /// <summary>What these fleets are to the training of the network.</summary>
    public string Relation =>
        Group == LearnedGroup.Unseen ? "law left out"
        : Devices > LabelBlock.Largest ? "beyond its sizes"
        : LabelBlock.SizesLeftOut.Contains(Devices) ? "between its sizes"
        : "as in it";

    /// <summary>Fleets of this case in a study of <paramref name="runs"/>.</summary>
    public int Runs(int runs) => Group == LearnedGroup.Paper ? runs : Math.Max(2, runs / UnseenPart);

    /// <summary>
    /// The scenarios of the paper, at sizes between those of training (40 is one of them) and at one beyond, then laws that were left out.
    /// </summary>
    public static IReadOnlyList<LearnedCase> All { get; } =
    [
        .. PaperSizes.Select(m => Scenario(ScenarioLaw.Paper, m)),
        .. ScaledSizes.Select(m => Scenario(ScenarioLaw.PaperScaled, m)),
        .. LabelLaw.Unseen.Select(law => new LearnedCase(
            law.Name, UnseenDevices, LearnedGroup.Unseen,
            (seed, k) => law.Draw(new Random(ScenarioGenerator.Mix(seed, k)), UnseenDevices, 1))),
        .. Families.Select(name => new LearnedCase(
            name, UnseenDevices, LearnedGroup.Unseen,
            (seed, k) => HardFamilies.Create(name, UnseenDevices, ScenarioGenerator.Mix(seed, k)))),
    ];

    /// <summary>Fleets of a named scenario.</summary>
    public static LearnedCase Scenario(ScenarioLaw law, int devices) => new(
        law.Name, devices, LearnedGroup.Paper, (seed, k) => ScenarioGenerator.Generate(law, devices, seed, k).ToProblem());
}
