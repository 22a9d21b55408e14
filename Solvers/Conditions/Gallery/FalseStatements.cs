using System.Globalization;
using Judba.Models.Bandwidth;
using Judba.Models.Files;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Exhaustive;
using Judba.Solvers.Threshold;

namespace Judba.Solvers.Conditions.Gallery;

/// <summary>
/// Statements about JUDBA that do not hold, property 18 of docs/notation.md section 7: a search finds where, docs/gallery.md shows it.
/// </summary>
public static class FalseStatements
{
    // A counterexample that is off by less shows nothing in a picture.
    private const double Visible = 0.01;
    private const double Rounding = 1e-9;
    private const string VisibleReason = "of the cost or the share: what shows in a picture, far above rounding";

    // Small enough to be read off the page.
    private const int LargestCase = 4;

    private const string SourceOfObservation1 = "[Yang21] Observation 1, taken literally";
    private const string Frequency = "frequencyHz";
    private const string Gain = "channelGain";

    private static readonly Statement[] Statements =
    [
        OfCost(
            "observation-2-is-optimal", "uploading where transmission costs less than tuning gives an optimal set",
            "[Yang21] Observation 2",
            Reading.MinLatency, Observation2IsOptimal),
        OfCost(
            "remark-3-keeps-the-optimum", "solving for the bandwidth that minimises T first does not change the optimality",
            "[Yang21] Remark 3",
            Reading.MinCost, Remark3KeepsTheOptimum),
        OfCost(
            "exhaustive-of-another-reading", "no point costs less than exhaustive search found, whatever the reading",
            "docs/notation.md section 4",
            Reading.MinLatency, NobodyBeatsMinLatency),
        OfCost("presolve-unwilling-away", "a device with g >= 0 can be left out of the problem", "docs/notation.md section 3",
            Reading.MinCost, UnwillingCanGo),
        OfShares(
            "slower-gets-strictly-more", "of two uploaders alike but for f, the slower gets strictly more band", Reading.MinCost,
            SlowerGetsMore),
        OfShares("share-inverse-to-h-min-latency", "shares are inversely proportional to h", Reading.MinLatency, t => Inverse(t, Gain)),
        OfShares("share-inverse-to-h-min-cost", "shares are inversely proportional to h", Reading.MinCost, t => Inverse(t, Gain)),
        OfShares(
            "share-inverse-to-f-min-latency", "shares are inversely proportional to f", Reading.MinLatency, t => Inverse(t, Frequency)),
        OfShares("share-inverse-to-f-min-cost", "shares are inversely proportional to f", Reading.MinCost, t => Inverse(t, Frequency)),
    ];

    /// <summary>All of them, as conditions: each fails somewhere.</summary>
    public static IReadOnlyList<Condition> All { get; } = [.. Statements.Select(s => s.Condition)];

    /// <summary>
    /// The smallest counterexample that a search finds: cases drawn and shrunk for several seeds, the one with the fewest devices
    /// and then the shortest text.
    /// </summary>
    /// <param name="statement">One of <see cref="All"/>.</param>
    /// <param name="count">Problems drawn for each seed.</param>
    /// <param name="seed">The first seed.</param>
    /// <param name="seeds">Number of seeds.</param>
    /// <param name="stop">Ends the search.</param>
    /// <returns>Null where none was found.</returns>
    public static ConditionFailure? Refute(Condition statement, int count, int seed, int seeds, CancellationToken stop = default) =>
        Enumerable.Range(seed, seeds)
            .Select(s => new ConditionRun(new ExhaustiveSolver(), count, s) { Stop = stop }.Check(statement).Failure)
            .OfType<ConditionFailure>()
            .OrderBy(f => f.Case.Problem.DeviceCount)
            .ThenBy(f => (f.Case.Scenario is { } scenario ? InstanceFile.ToJson(scenario) : InstanceFile.ToJson(f.Case.Problem)).Length)
            .FirstOrDefault();

    /// <summary>The two points of a case that refute a statement.</summary>
    /// <param name="statement">One of <see cref="All"/>.</param>
    /// <param name="problem">The case.</param>
    /// <returns>Null where the case does not refute it.</returns>
    public static Contrast? In(Condition statement, ProblemCase problem)
    {
        Guard.NotNull(statement);
        return Array.Find(Statements, s => s.Condition == statement)?.Refutations(
            new(problem, statement.Readings[0], new ExhaustiveSolver(), 1)).FirstOrDefault();
    }

    private static Statement OfCost(
        string name, string statement, string source, Reading reading, Func<Examination, IEnumerable<Contrast>> refutations) =>
        Of(name, statement, source, reading, [Corner.Typed, Corner.Ordinary], refutations);

    private static Statement OfShares(
        string name, string statement, Reading reading, Func<Examination, IEnumerable<Contrast>> refutations) =>
        Of(name, statement, SourceOfObservation1, reading, [Corner.Twins], refutations);

    private static Statement Of(
        string name, string statement, string source, Reading reading,
        IReadOnlyList<Corner> corners, Func<Examination, IEnumerable<Contrast>> refutations) => new(
        new()
        {
            Name = name,
            Property = 18,
            Statement = statement,
            Source = source,
            Subject = ConditionSubject.Theory,
            Tolerance = Visible,
            Reason = VisibleReason,
            Readings = [reading],
            Corners = corners,
            LargestCase = LargestCase,
            Check = exam =>
            {
                if (refutations(exam).FirstOrDefault() is { } found)
                    throw new ConditionViolatedException(found.Message);
            },
        },
        refutations);

    private static IEnumerable<Contrast> Observation2IsOptimal(Examination exam)
    {
        var (problem, rule) = (exam.Problem, Rule(1));
        var least = LatencyNewton.Solve(problem, rule.Uploaders);
        // Where transmission costs what tuning does, the rule says nothing, and is not refuted.
        foreach (var i in rule.Uploaders)
        {
            if (!(problem.TransmitEnergyWeight[i] * (least - problem.ComputeLatency[i]) < problem.TuningSaving[i]))
                return [];
        }

        return Rule(1 - Visible).Uploaders.SequenceEqual(rule.Uploaders) && Rule(1 + Visible).Uploaders.SequenceEqual(rule.Uploaders)
            ? Costlier(problem, "the set of Observation 2", rule, "the best set", ExhaustiveOptimum.PointOf(problem, exam.Reading))
            : [];

        Allocation Rule(double factor) => new ThresholdSolver()
            .Solve(exam.Problem.WithTuningSaving(factor), new() { Reading = exam.Reading }).Allocation!;
    }

    private static IEnumerable<Contrast> Remark3KeepsTheOptimum(Examination exam) => Costlier(
        exam.Problem, "the best set with its shortest latency", ExhaustiveOptimum.PointOf(exam.Problem, Reading.MinLatency),
        "the best set with its cheapest shares", ExhaustiveOptimum.PointOf(exam.Problem, Reading.MinCost));

    private static IEnumerable<Contrast> NobodyBeatsMinLatency(Examination exam) => Costlier(
        exam.Problem, "exhaustive search in min-latency", ExhaustiveOptimum.PointOf(exam.Problem, Reading.MinLatency),
        "everybody with equal shares",
        Allocation.EqualShares(exam.Problem.DeviceCount, [.. Enumerable.Range(0, exam.Problem.DeviceCount)]));

    private static IEnumerable<Contrast> UnwillingCanGo(Examination exam)
    {
        var problem = exam.Problem;
        int[] willing = [.. Enumerable.Range(0, problem.DeviceCount).Where(i => problem.UploadCost[i] < 0)];
        if (willing.Length < Math.Max(1, problem.MinUploaders))
            return [];
        var without = ExhaustiveOptimum.PointOf(problem.Renumbered(willing), exam.Reading);
        var point = new Allocation(
            problem.DeviceCount, [.. without.Uploaders.ToArray().Select(k => willing[k])], [.. without.BandwidthShare]);
        return Costlier(
            problem, "the best set of devices with g < 0", point, "the best set of all", ExhaustiveOptimum.PointOf(problem, exam.Reading));
    }

    private static IEnumerable<Contrast> Costlier(Problem problem, string claim, Allocation claimed, string fact, Allocation actual)
    {
        double high = Evaluator.Evaluate(problem, claimed).Cost, least = Evaluator.Evaluate(problem, actual).Cost;
        if (high > least + Visible * Math.Max(Math.Abs(least), Math.Abs(high)))
            yield return new(claim, claimed, fact, actual, Text($"{claim} costs {high:G6}, {fact} {least:G6}"));
    }

    // The claim has no shares of its own; those of min-latency are strictly more.
    private static IEnumerable<Contrast> SlowerGetsMore(Examination exam)
    {
        var whole = LatencyNewton.Solve(exam.Problem, [.. Enumerable.Range(0, exam.Problem.DeviceCount)]);
        foreach (var (slow, fast, _, share) in Pairs(exam, Frequency))
        {
            // Starts that hardly differ make shares that hardly differ, which refutes nothing.
            if (exam.Problem.ComputeLatency[slow] - exam.Problem.ComputeLatency[fast] < Visible * whole
                || share[slow] > share[fast] * (1 + Rounding))
                continue;
            yield return new(
                "more for the slower, as in min-latency", Everybody(new Fleet(exam.Problem).LeastShare), "cheapest shares",
                Everybody(share),
                Text($"the slower device {slow} gets {share[slow]:G6}, the faster device {fast} {share[fast]:G6}"));
        }
    }

    private static IEnumerable<Contrast> Inverse(Examination exam, string quantity)
    {
        foreach (var (low, high, claimed, share) in Pairs(exam, quantity))
        {
            var actual = share[low] / share[high];
            // Where both readings agree, min-latency's statement says it all.
            var isMinLatencys = exam.Reading == Reading.MinCost && new Fleet(exam.Problem).Cheap.IsEqualFinish;
            if (Math.Abs(actual - claimed) <= Visible * claimed || isMinLatencys)
                continue;
            var inverse = (double[])share.Clone();
            (inverse[low], inverse[high]) = (
                (share[low] + share[high]) * claimed / (claimed + 1), (share[low] + share[high]) / (claimed + 1));
            var (v, w) = (share[low], share[high]);
            FormattableString message =
                $"device {low} should get {claimed:G4} times the share of device {high}, and gets {actual:G4} times: {v:G4} and {w:G4}";
            yield return new(
                "inversely proportional", Everybody(inverse), exam.Reading == Reading.MinLatency ? "equal finish" : "cheapest shares",
                Everybody(share),
                Text(message))
            {
                IsAboutLatency = exam.Reading == Reading.MinLatency,
            };
        }
    }

    private static Allocation Everybody(double[] share) => new(share.Length, [.. Enumerable.Range(0, share.Length)], [.. share]);

    // Devices alike but for one quantity, the lower first, with the ratio of the quantity and the shares when all upload.
    private static IEnumerable<(int Low, int High, double Ratio, double[] Share)> Pairs(Examination exam, string quantity)
    {
        if (exam.Case.Scenario is not { } scenario)
            yield break;
        var field = Device.Fields.Single(f => string.Equals(f.Quantity.Name, quantity, StringComparison.Ordinal));
        var fleet = new Fleet(exam.Problem);
        var share = exam.Reading == Reading.MinLatency ? fleet.LeastShare : fleet.CheapShare;
        for (var low = 0; low < fleet.Count; low++)
        {
            for (var high = 0; high < fleet.Count; high++)
            {
                Device one = scenario.Devices[low], other = scenario.Devices[high];
                double small = field.Get(one), large = field.Get(other);
                // Without work to do first, f would mean nothing.
                if (small < large && field.With(one, large) == other && exam.Problem.ComputeLatency[high] > 0)
                    yield return (low, high, large / small, share);
            }
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Statement(Condition Condition, Func<Examination, IEnumerable<Contrast>> Refutations);
}
