using Judba.Models;

namespace Judba.Solvers.Conditions;

/// <summary>Statements about JUDBA that do not hold, property 18 of docs/notation.md section 7: a search finds where, docs/gallery.md shows it.</summary>
public static class FalseStatements
{
    // A counterexample that is off by less shows nothing in a picture.
    private const double Visible = 0.01;
    private const double Rounding = 1e-9;
    private const string VisibleReason = "of the cost or the share: what shows in a picture, far above rounding";

    // Small enough to be read off the page.
    private const int LargestCase = 4;

    private const string SourceOfObservation1 = "[Yang21] Observation 1, taken literally";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Condition> All { get; } =
    [
        OfCost("observation-2-is-optimal", "uploading where transmission costs less than tuning gives an optimal set", "[Yang21] Observation 2",
            [Reading.MinLatency], Observation2IsOptimal),
        OfCost("remark-3-keeps-the-optimum", "solving for the bandwidth that minimises T first does not change the optimality", "[Yang21] Remark 3",
            [Reading.MinCost], Remark3KeepsTheOptimum),
        OfCost("exhaustive-of-another-reading", "no point costs less than exhaustive search found, whatever the reading", "docs/notation.md section 4",
            [Reading.MinLatency], NobodyBeatsMinLatency),
        OfCost("presolve-unwilling-away", "a device with g >= 0 can be left out of the problem", "docs/notation.md section 3",
            [Reading.MinCost], UnwillingCanGo),
        OfShares("slower-gets-strictly-more", "of two uploaders alike but for f, the slower gets strictly more band", Reading.MinCost, SlowerGetsMore),
        OfShares("share-inverse-to-h-min-latency", "shares are inversely proportional to h", Reading.MinLatency, t => Inverse(t, "channelGain")),
        OfShares("share-inverse-to-h-min-cost", "shares are inversely proportional to h", Reading.MinCost, t => Inverse(t, "channelGain")),
        OfShares("share-inverse-to-f-min-latency", "shares are inversely proportional to f", Reading.MinLatency, t => Inverse(t, "frequencyHz")),
        OfShares("share-inverse-to-f-min-cost", "shares are inversely proportional to f", Reading.MinCost, t => Inverse(t, "frequencyHz")),
    ];

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

    private static Condition OfCost(string name, string statement, string source, IReadOnlyList<Reading> readings, Action<Trial> check) => new()
    {
        Name = name,
        Property = 18,
        Statement = statement,
        Source = source,
        Subject = ConditionSubject.Theory,
        Tolerance = Visible,
        Reason = VisibleReason,
        Readings = readings,
        Corners = [Corner.Typed, Corner.Ordinary],
        LargestCase = LargestCase,
        Check = check,
    };

    private static Condition OfShares(string name, string statement, Reading reading, Action<Trial> check) => new()
    {
        Name = name,
        Property = 18,
        Statement = statement,
        Source = SourceOfObservation1,
        Subject = ConditionSubject.Theory,
        Tolerance = Visible,
        Reason = VisibleReason,
        Readings = [reading],
        Corners = [Corner.Twins],
        LargestCase = LargestCase,
        Check = check,
    };

    private static void Observation2IsOptimal(Trial trial)
    {
        var rule = Evaluator.Evaluate(
            trial.Problem, new ThresholdSolver().Solve(trial.Problem, new() { Reading = trial.Reading }).Allocation!);
        RequireNoMore(rule.Cost, "the set of Observation 2", Trial.OptimumOf(trial.Problem, trial.Reading).Cost, "the best set");
    }

    private static void Remark3KeepsTheOptimum(Trial trial) => RequireNoMore(
        Trial.OptimumOf(trial.Problem, Reading.MinLatency).Cost, "the best set with its shortest latency",
        Trial.OptimumOf(trial.Problem, Reading.MinCost).Cost, "the best set with its cheapest shares");

    private static void NobodyBeatsMinLatency(Trial trial)
    {
        var equal = Allocation.EqualShares(trial.Problem.DeviceCount, [.. Enumerable.Range(0, trial.Problem.DeviceCount)]);
        RequireNoMore(
            Trial.OptimumOf(trial.Problem, Reading.MinLatency).Cost, "exhaustive search in min-latency",
            Evaluator.Evaluate(trial.Problem, equal).Cost, "everybody with equal shares");
    }

    private static void UnwillingCanGo(Trial trial)
    {
        var problem = trial.Problem;
        int[] willing = [.. Enumerable.Range(0, problem.DeviceCount).Where(i => problem.UploadCost[i] < 0)];
        if (willing.Length < Math.Max(1, problem.MinUploaders))
            return;
        RequireNoMore(
            Trial.OptimumOf(problem.Renumbered(willing), trial.Reading).Cost, "the best set of devices with g < 0",
            Trial.OptimumOf(problem, trial.Reading).Cost, "the best set of all");
    }

    private static void RequireNoMore(double claimed, string who, double least, string other) => Trial.Require(
        claimed <= least + Visible * Math.Max(Math.Abs(least), Math.Abs(claimed)), $"{who} costs {claimed:G6}, {other} {least:G6}");

    private static void SlowerGetsMore(Trial trial)
    {
        var whole = LatencyNewton.Solve(trial.Problem, [.. Enumerable.Range(0, trial.Problem.DeviceCount)]);
        foreach (var (slow, fast, _, share) in Pairs(trial, "frequencyHz"))
        {
            // Starts that hardly differ make shares that hardly differ, which refutes nothing.
            if (trial.Problem.ComputeLatency[slow] - trial.Problem.ComputeLatency[fast] < Visible * whole)
                continue;
            Trial.Require(
                share[slow] > share[fast] * (1 + Rounding), $"the slower device {slow} gets {share[slow]:G6}, the faster device {fast} {share[fast]:G6}");
        }
    }

    private static void Inverse(Trial trial, string quantity)
    {
        foreach (var (low, high, claimed, share) in Pairs(trial, quantity))
        {
            var actual = share[low] / share[high];
            Trial.Require(
                Math.Abs(actual - claimed) <= Visible * claimed,
                $"device {low} should get {claimed:G4} times the share of device {high}, and gets {actual:G4} times: {share[low]:G4} and {share[high]:G4}");
        }
    }

    // Devices alike but for one quantity, the lower first, with the ratio of the quantity and the shares when all upload.
    private static IEnumerable<(int Low, int High, double Ratio, double[] Share)> Pairs(Trial trial, string quantity)
    {
        if (trial.Case.Scenario is not { } scenario)
            yield break;
        var field = Device.Fields.Single(f => string.Equals(f.Quantity.Name, quantity, StringComparison.Ordinal));
        var fleet = new Fleet(trial.Problem);
        var share = trial.Reading == Reading.MinLatency ? fleet.LeastShare : fleet.CheapShare;
        for (var low = 0; low < fleet.Count; low++)
        {
            for (var high = 0; high < fleet.Count; high++)
            {
                Device one = scenario.Devices[low], other = scenario.Devices[high];
                double small = field.Get(one), large = field.Get(other);
                // Without work to do first, f would mean nothing.
                if (small < large && field.With(one, large) == other && trial.Problem.ComputeLatency[high] > 0)
                    yield return (low, high, large / small, share);
            }
        }
    }
}
