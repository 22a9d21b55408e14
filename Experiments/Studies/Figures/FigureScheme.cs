using Judba.Experiments.Reports.Charts;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Baselines;
using Judba.Solvers.Exact;
using Judba.Solvers.Price;
using Judba.Solvers.Registry;
using Judba.Solvers.Threshold;

namespace Judba.Experiments.Studies.Figures;

/// <summary>A line of a figure: a solver in one reading of the problem.</summary>
/// <param name="Label">Its name in tables, charts and files.</param>
/// <param name="Solver">The solver.</param>
/// <param name="Reading">How it shares the bandwidth.</param>
internal sealed record FigureScheme(string Label, ISolver Solver, Reading Reading)
{
    /// <summary>Label of "Fully-uploading".</summary>
    public const string Full = "full-upload";

    /// <summary>Label of "Random-uploading".</summary>
    public const string Random = "random-upload";

    /// <summary>Label of the proposed scheme: the optimal set with w*(S).</summary>
    public const string Proposed = "proposed (optimum, w*)";

    /// <summary>Label of the optimum whose bandwidth minimises the cost.</summary>
    public const string LeastCost = "optimum, least cost";

    /// <summary>Label of Observation 2 as the paper writes it.</summary>
    public const string Observation2 = "Observation 2, w*";

    /// <summary>Label of the price rule.</summary>
    public const string PriceRule = "price rule, w*";

    /// <summary>Label of the learned solver.</summary>
    public const string LearnedLabel = "learned, least cost";

    private const string Learned = "learned";

    // The optima and the price rule coincide: the wide line lies below, the narrow one above.
    private static readonly SeriesStyle[] Styles =
    [
        new("#0072B2"), new("#D55E00", Symbol: "square"), new("#009E73", Width: 8), new("#CC79A7", Width: 4.5f), new("#000000", Width: 1),
        new("#56B4E9", Symbol: "triangle-up"), new("#E69F00", Symbol: "diamond"),
    ];

    /// <summary>All labels, in the order of <see cref="From"/>.</summary>
    public static IReadOnlyList<string> Labels { get; } = [Full, Random, Proposed, LeastCost, PriceRule, Observation2, LearnedLabel];

    /// <summary>The proposed scheme by itself.</summary>
    public static IReadOnlyList<FigureScheme> OfProposedAlone { get; } = [new(Proposed, new ExactSolver(), Reading.MinLatency)];

    /// <summary>The optimum whose bandwidth minimises the cost.</summary>
    public static FigureScheme OfLeastCost { get; } = new(LeastCost, new ExactSolver(), Reading.MinCost);

    /// <summary>How a scheme is drawn wherever schemes are compared.</summary>
    public static SeriesStyle Style(string label) => Styles[Math.Max(0, Labels.ToList().IndexOf(label))];

    /// <summary>The paper's three schemes, then ours; the learned solver where this program has it.</summary>
    public static IReadOnlyList<FigureScheme> From(SolverRegistry registry)
    {
        List<FigureScheme> schemes =
        [
            new(Full, new FullUploadSolver(), Reading.MinLatency),
            new(Random, new RandomUploadSolver(), Reading.MinLatency),
            new(Proposed, new ExactSolver(), Reading.MinLatency),
            OfLeastCost,
            new(PriceRule, new PriceSolver(), Reading.MinLatency),
            new(Observation2, new ThresholdSolver(), Reading.MinLatency),
        ];
        if (registry.Find(Learned) is { } learned && learned.WhyUnavailable() is null)
            schemes.Add(new(LearnedLabel, registry.Create(Learned), Reading.MinCost));
        return schemes;
    }
}
