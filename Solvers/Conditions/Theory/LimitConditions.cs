using Judba.Models.Problems;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Solvers.Conditions.Theory;

/// <summary>Property 17 of docs/notation.md section 7 at its edges: A → 0 and p → 0.</summary>
internal static class LimitConditions
{
    private const double Rounding = 1e-12;

    private static readonly double[] Weights = [1e-3, 1e-8, 1e-20, 1e-40];

    /// <summary>The conditions.</summary>
    public static IReadOnlyList<Condition> All { get; } =
    [
        new()
        {
            Name = "latency-weight-to-zero",
            Property = 17,
            Statement = "as A goes to 0 the least cost of a set goes to its least energy: C(0) <= C(A) <= C(0) + A T(0)",
            Source = "docs/notation.md section 4",
            Subject = ConditionSubject.Theory,
            Tolerance = Rounding,
            Reason = "of the cost: sums of nine positive terms",
            Readings = [Reading.MinCost],
            Corners = [Corner.EnergyAlone],
            LargestCase = 9,
            Check = LatencyWeightToZero,
        },
        new()
        {
            Name = "transmit-energy-to-zero",
            Property = 17,
            Statement = "as p goes to 0 the least cost of a set goes to equal finish: C(0) <= C(p) <= the cost of its shares",
            Source = "docs/notation.md section 4",
            Subject = ConditionSubject.Theory,
            Tolerance = Rounding,
            Reason = "of the cost: sums of nine positive terms",
            Readings = [Reading.MinCost],
            Corners = [Corner.FreeTransmission],
            LargestCase = 9,
            Check = TransmitEnergyToZero,
        },
    ];

    private static void LatencyWeightToZero(Examination exam)
    {
        if (exam.Problem.LatencyWeight != 0)
            return;
        var free = new Fleet(exam.Problem);
        foreach (var weight in Weights)
        {
            var cost = new Fleet(free.A, free.B, free.P, weight).Cheap.Cost;
            RequireBetween(exam, weight, cost, free.Cheap.Cost, free.Cheap.Cost + weight * free.Cheap.CompletionLatency);
        }
    }

    private static void TransmitEnergyToZero(Examination exam)
    {
        if (exam.Problem.TransmitEnergyWeight.ContainsAnyExcept(0))
            return;
        var free = new Fleet(exam.Problem);
        foreach (var weight in Weights)
        {
            var nearly = new Fleet(free.A, free.B, [.. Enumerable.Repeat(weight, free.Count)], free.LatencyWeight);
            RequireBetween(exam, weight, nearly.Cheap.Cost, free.Cheap.Cost, nearly.Cost(free.CheapShare));
        }
    }

    private static void RequireBetween(Examination exam, double weight, double cost, double low, double high) => exam.Require(
        cost >= low * (1 - Rounding) && cost <= high * (1 + Rounding), $"at {weight}: {cost:R} is not within {low:R} and {high:R}");
}
