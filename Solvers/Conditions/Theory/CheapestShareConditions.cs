using Judba.Models.Problems;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Solvers.Conditions.Theory;

/// <summary>Property 6 of docs/notation.md section 7: the bandwidth of least cost.</summary>
internal static class CheapestShareConditions
{
    // A deadline off by 1e-14 of u is 1e-8 of the multipliers where one part in 1e6 of the band is free.
    private const double Multipliers = 1e-7;
    private const double Lateness = 1e-9;
    private const double Rounding = 1e-12;
    private const double Random = 1e-11;

    /// <summary>The conditions.</summary>
    public static IReadOnlyList<Condition> All { get; } =
    [
        new()
        {
            Name = "kkt",
            Property = 6,
            Statement = "the shares of least cost satisfy their KKT system",
            Source = "docs/notation.md section 4",
            Subject = ConditionSubject.Theory,
            Tolerance = Multipliers,
            Reason = "of the multipliers, which are steep where the cost is flat; 1e-9 of the time for lateness",
            Readings = [Reading.MinCost],
            LargestCase = 9,
            Check = Kkt,
        },
        new()
        {
            Name = "min-cost-below-min-latency",
            Property = 6,
            Statement = "the cheapest shares of a set cost no more than w*(S)",
            Source = "docs/notation.md section 4",
            Subject = ConditionSubject.Theory,
            Tolerance = Rounding,
            Reason = "of the cost: both are sums of nine positive terms",
            Readings = [Reading.MinCost],
            LargestCase = 9,
            Check = BelowEqualFinish,
        },
        new()
        {
            Name = "no-cheaper-shares",
            Property = 6,
            Statement = "no other shares of a set cost less than the cheapest",
            Source = "docs/notation.md section 4",
            Subject = ConditionSubject.Theory,
            Tolerance = Random,
            Reason = "of the cost: nine positive terms, each off by the rounding of its share",
            Readings = [Reading.MinCost],
            LargestCase = 9,
            Check = NoCheaperShares,
        },
        new()
        {
            Name = "free-transmission-same-shares",
            Property = 6,
            Statement = "where p = 0 both readings give the same shares",
            Source = "docs/notation.md section 7",
            Subject = ConditionSubject.Theory,
            Tolerance = Rounding,
            Reason = "of each share: both are b/(T* - a)",
            Readings = [Reading.MinCost],
            Corners = [Corner.FreeTransmission],
            LargestCase = 9,
            Check = SameWithoutEnergy,
        },
    ];

    // min A·T + Σ p b/w, w ≥ b/(T − a) with multipliers ν, Σ w ≤ 1 with μ: stationary in w where ν = μ w²/b − p, in T
    // where Σ ν = A; ν ≥ 0, and ν = 0 for whoever is done before T.
    private static void Kkt(Examination exam)
    {
        var fleet = new Fleet(exam.Problem);
        double scale = fleet.LatencyWeight, total = 0;
        for (var i = 0; i < fleet.Count; i++)
        {
            double w = fleet.CheapShare[i], pressure = fleet.Cheap.Price * w / fleet.B[i] * w, nu = pressure - fleet.P[i];
            var y = fleet.Cheap.Offset + (fleet.Cheap.LatestStart - fleet.A[i]);
            var spare = 1 - fleet.B[i] / w / y;
            scale += pressure;
            total += nu;
            exam.Require(spare >= -Lateness, $"device {i} ends late by {-spare:E1} of its time");
            exam.Require(nu >= -Multipliers * fleet.P[i], $"device {i} would pay for less band: {nu:E3}, p = {fleet.P[i]:E3}");
            exam.Require(
                spare <= Multipliers || Math.Abs(nu) <= Multipliers * pressure,
                $"device {i} is early by {spare:E1}, yet its multiplier is {nu:E3}");
        }

        exam.Require(
            Math.Abs(total - fleet.LatencyWeight) <= Multipliers * scale, $"multipliers sum to {total:R}, A is {fleet.LatencyWeight:R}");
    }

    private static void BelowEqualFinish(Examination exam)
    {
        var fleet = new Fleet(exam.Problem);
        double equal = fleet.Cost(fleet.LeastShare), written = fleet.Cost(fleet.CheapShare);
        exam.Require(fleet.Cheap.Cost <= equal * (1 + Rounding), $"cheapest {fleet.Cheap.Cost:R}, equal finish {equal:R}");
        exam.Require(
            Math.Abs(written - fleet.Cheap.Cost) <= Rounding * written, $"the shares cost {written:R}, said to cost {fleet.Cheap.Cost:R}");
    }

    // A general method that knows no KKT: whatever shares it tries, none is cheaper.
    private static void NoCheaperShares(Examination exam)
    {
        const int Repeats = 10;
        var fleet = new Fleet(exam.Problem);
        var random = exam.NewRandom();
        foreach (var distance in (double[])[1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-6])
        {
            for (var repeat = 0; repeat < Repeats; repeat++)
            {
                var cost = fleet.Cost(Shares.Near(fleet.CheapShare, distance, random));
                exam.Require(cost >= fleet.Cheap.Cost * (1 - Random), $"other shares cost {cost:R} < {fleet.Cheap.Cost:R}");
            }
        }
    }

    private static void SameWithoutEnergy(Examination exam)
    {
        if (exam.Problem.TransmitEnergyWeight.ContainsAnyExcept(0))
            return;
        var fleet = new Fleet(exam.Problem);
        for (var i = 0; i < fleet.Count; i++)
        {
            double cheap = fleet.CheapShare[i], early = fleet.LeastShare[i];
            exam.Require(Math.Abs(cheap - early) <= Rounding * early, $"device {i}: {cheap:R} in min-cost, {early:R} in min-latency");
        }
    }
}
