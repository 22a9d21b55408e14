using Judba.Models.Bandwidth;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Solvers.Conditions.Theory;

/// <summary>Properties 1–5 and 14 of docs/notation.md section 7: the bandwidth that minimises T.</summary>
internal static class EqualFinishConditions
{
    /// <summary>
    /// T* is compared by u = T* − max a, which keeps its digits where a is far above b. Newton leaves 1e-14 of u, and a sum of
    /// nine terms as much again.
    /// </summary>
    private const double Rounding = 1e-13;

    private const string RoundingReason = "of T* − max a: Newton leaves 1e-14, a sum of nine terms as much again";

    // Below this part of the band a newcomer's effect on T* is lost in rounding.
    private const double NoticeableShare = 1e-9;

    /// <summary>The conditions.</summary>
    public static IReadOnlyList<Condition> All { get; } =
    [
        new()
        {
            Name = "equal-finish",
            Property = 1,
            Statement = "with w*(S) all uploaders finish together",
            Source = "[Yang21] Theorem 1",
            Subject = ConditionSubject.Theory,
            Tolerance = Rounding,
            Reason = "of T: one division and one sum for each uploader",
            Readings = [Reading.MinLatency],
            LargestCase = 9,
            Check = EqualFinish,
        },
        new()
        {
            Name = "band-used-up",
            Property = 2,
            Statement = "the shares of a set sum to 1, in both readings",
            Source = "[Yang21] Theorem 1; docs/notation.md section 4",
            Subject = ConditionSubject.Theory,
            Tolerance = 1e-12,
            Reason = "of the band: the rounding of nine shares and of the price that they follow",
            LargestCase = 9,
            Check = BandUsedUp,
        },
        new()
        {
            Name = "latency-grows",
            Property = 3,
            Statement = "T*(S) grows with S, strictly where the newcomer takes more than rounding",
            Source = "docs/notation.md section 7",
            Subject = ConditionSubject.Theory,
            Tolerance = Rounding,
            Reason = RoundingReason,
            Readings = [Reading.MinLatency],
            LargestCase = 9,
            Check = LatencyGrows,
        },
        new()
        {
            Name = "latency-range",
            Property = 4,
            Statement = "max(a + b) <= T* <= max a + sum b",
            Source = "[Yang21] Theorem 1, the bracket of its bisection",
            Subject = ConditionSubject.Theory,
            Tolerance = Rounding,
            Reason = RoundingReason,
            Readings = [Reading.MinLatency],
            LargestCase = 9,
            Check = LatencyRange,
        },
        new()
        {
            Name = "no-earlier-finish",
            Property = 5,
            Statement = "no feasible shares finish before T*",
            Source = "[Yang21] Theorem 1",
            Subject = ConditionSubject.Theory,
            Tolerance = Rounding,
            Reason = RoundingReason,
            Readings = [Reading.MinLatency],
            LargestCase = 9,
            Check = NoEarlierFinish,
        },
        new()
        {
            Name = "newton-equals-bisection",
            Property = 14,
            Statement = "Newton and the paper's bisection find the same T*",
            Source = "[Yang21] eq. (15); docs/notation.md section 4",
            Subject = ConditionSubject.Theory,
            Tolerance = Rounding,
            Reason = RoundingReason,
            Readings = [Reading.MinLatency],
            LargestCase = 9,
            Check = NewtonEqualsBisection,
        },
    ];

    private static void EqualFinish(Examination exam)
    {
        var problem = exam.Problem;
        var point = new SetScorer(problem, Reading.MinLatency).Allocate([.. Enumerable.Range(0, problem.DeviceCount)]);
        var end = Evaluator.Evaluate(problem, point).CompletionLatency;
        for (var i = 0; i < problem.DeviceCount; i++)
        {
            var finish = problem.ComputeLatency[i] + problem.TransmitTime[i] / point.BandwidthShare[i];
            exam.Require(Math.Abs(finish / end - 1) <= Rounding, $"device {i} finishes at {finish:R}, the last at {end:R}");
        }
    }

    private static void BandUsedUp(Examination exam)
    {
        var fleet = new Fleet(exam.Problem);
        var band = (exam.Reading == Reading.MinLatency ? fleet.LeastShare : fleet.CheapShare).Sum();
        exam.Require(Math.Abs(band - 1) <= 1e-12, $"the shares sum to {band:R}");
    }

    private static void LatencyGrows(Examination exam)
    {
        var more = new Fleet(exam.Problem);
        for (var i = 0; i < more.Count && more.Count > 1; i++)
        {
            int[] rest = [.. Enumerable.Range(0, more.Count).Where(k => k != i)];
            var fewer = new Fleet(exam.Problem.Renumbered(rest));
            var before = fewer.Least.Offset - (more.Least.LatestStart - fewer.Least.LatestStart);
            var least = more.LeastShare[i] > NoticeableShare ? Math.BitIncrement(before) : before * (1 - Math.Sign(before) * Rounding);
            exam.Require(more.Least.Offset >= least, $"without {i}: {before:R}, with: {more.Least.Offset:R}");
        }
    }

    private static void LatencyRange(Examination exam)
    {
        var fleet = new Fleet(exam.Problem);
        double[] whole = [.. Enumerable.Repeat(1.0, fleet.Count)];
        double low = fleet.Offset(whole), high = fleet.B.Sum();
        exam.Require(
            fleet.Least.Offset >= low * (1 - Rounding) && fleet.Least.Offset <= high * (1 + Rounding),
            $"T* - max a = {fleet.Least.Offset:R} is not within {low:R} and {high:R}");
    }

    // Far from w* and, where it is easiest to be better, close to it.
    private static void NoEarlierFinish(Examination exam)
    {
        var fleet = new Fleet(exam.Problem);
        var random = exam.NewRandom();
        foreach (var distance in (double[])[1, 1e-2, 1e-5, 1e-8])
        {
            var offset = fleet.Offset(Shares.Near(fleet.LeastShare, distance, random));
            exam.Require(offset >= fleet.Least.Offset * (1 - Rounding), $"T - max a = {offset:R} < {fleet.Least.Offset:R}");
        }
    }

    private static void NewtonEqualsBisection(Examination exam)
    {
        var fleet = new Fleet(exam.Problem);
        var bisection = LatencyBisection.Solve(fleet.A, fleet.B);
        exam.Require(
            Math.Abs(fleet.Least.Offset - bisection.Offset) <= Rounding * bisection.Offset,
            $"Newton {fleet.Least.Offset:R}, bisection {bisection.Offset:R}");
    }
}
