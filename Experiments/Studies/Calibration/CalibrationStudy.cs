using Judba.Experiments.Statistics;
using Judba.Experiments.Studies.Figures;
using Judba.Experiments.Text;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.Calibration;

/// <summary>
/// The numbers that the paper leaves open, whether its claims on Fig. 4 hold with them, and what the peak of Fig. 5(b) depends on.
/// </summary>
/// <param name="targets">Where two schemes are to cost the same.</param>
/// <param name="runs">Fleets a point.</param>
/// <param name="seed">Seed of the series.</param>
internal sealed class CalibrationStudy(CalibrationTargets targets, int runs, int seed) : IStudy
{
    private const string OneDigit = "0.0";

    public string Name => "calibrate";

    public string Command => Name;

    public IReadOnlyList<(string Name, object Value)> Configuration =>
    [
        ("crossingDevices", targets.CrossingDevices), ("crossingFrequencyHz", targets.CrossingFrequencyHz), ("runs", runs), ("seed", seed),
    ];

    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        var calibrator = new Calibrator(runs, seed, context.Progress, context.Stop);
        var found = calibrator.Find(ScenarioLaw.Paper, targets);
        yield return new(Name) { Text = [new(Work(found)), TextBlock.Empty] };

        var law = ScenarioLaw.Paper with
        {
            TrainCyclesPerParameter = found.Rounded.TrainCyclesPerParameter,
            TuneCyclesPerParameter = found.Rounded.TuneCyclesPerParameter,
        };
        var (figure4a, figure4b) = calibrator.Run(law);
        Claim[] claims = [.. SchemeClaims.OfFigure4a(figure4a), .. SchemeClaims.OfFigure4b(figure4b)];
        yield return new(Name)
        {
            Text = [Schemes([.. figure4a, .. figure4b]), new(ClaimsOfThePaper(claims)), TextBlock.Empty],
            Claims = claims,
        };

        var schemes = new SchemeRuns(FigureScheme.OfProposedAlone, runs, seed, context.Stop);
        List<(string Change, FigurePoint[] Points, Claim Claim)> peaks = [];
        foreach (var peak in PeakSensitivity.Run(schemes, law))
        {
            context.Progress($"Fig. 5, {peak.Change}");
            peaks.Add(peak);
        }

        yield return new(Name) { Text = [Peaks(peaks)] };
    }

    private static StudyTable Work(CalibratedWork found)
    {
        (string Name, Func<CalibratedWork, double> Of, double Shipped)[] works =
        [
            ("TrainCyclesPerParameter (edge)", w => w.TrainCyclesPerParameter, ScenarioLaw.Paper.TrainCyclesPerParameter),
            ("TuneCyclesPerParameter (device)", w => w.TuneCyclesPerParameter, ScenarioLaw.Paper.TuneCyclesPerParameter),
        ];
        return StudyTable.Of(
            works, new("cycles per sample and parameter", w => w.Name), new("found", w => w.Of(found), "0.00"),
            new("rounded", w => w.Of(found.Rounded), "0"),
            new("shipped in paper", w => w.Shipped, "0"));
    }

    private static StudyTable ClaimsOfThePaper(IEnumerable<Claim> claims) =>
        StudyTable.OfClaims("", claims, tellsWhose: false) with { Heads = ["claim of the paper", "verdict", "evidence"] };

    private static TextBlock Schemes(IReadOnlyList<SchemePoint> points) => new(StudyTable.Of(
        points, new("M", p => p.Devices), new("F [GHz]", p => p.EdgeFrequencyHz / 1e9, OneDigit), new("full-upload", p => p.Full, OneDigit),
        new("random-upload", p => p.Random, OneDigit), new("proposed", p => p.Proposed, OneDigit),
        new("full - random", p => p.FullLessRandom, OneDigit)))
    {
        Below =
        [
            "Cost, mean ± half of the 95 % band. Proposed: the best set with w*(S), proved to a gap of "
                + $"{NumberText.Percent(points.Max(p => p.WorstGap))} in every run.",
        ],
    };

    private static TextBlock Peaks(IEnumerable<(string Change, FigurePoint[] Points, Claim Claim)> peaks) => new(StudyTable.Of(
        peaks,
        [
            new("proposed scheme", r => r.Change),
            .. FigurePlan.Figure5b.Values.Select((v, k) => new StudyColumn<(string Change, FigurePoint[] Points, Claim Claim)>(
                $"C({v})", r => r.Points[k].Cost(FigureScheme.Proposed), OneDigit)),
            new("η peaks at λ", r => r.Points.MaxBy(p => p.Efficiency(FigureScheme.Proposed).Mean)!.Value),
            new("rises to 32, falls", r => r.Claim.JudgementWords),
        ]))
    {
        Below = ["Fig. 5(b) asks for C(16) - C(32) > 5/69 C(32) > C(32) - C(64); one open number at a time, the rest as shipped."],
    };
}
