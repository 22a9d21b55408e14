using System.Collections.Immutable;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Solvers.Conditions.Generation;

/// <summary>Simpler problems that are still valid: fewer devices, fewer constraints, shorter numbers.</summary>
/// <remarks>Every candidate is strictly simpler, so that shrinking ends.</remarks>
public static class ProblemShrinker
{
    /// <summary>Candidates, the boldest first.</summary>
    public static IEnumerable<ProblemCase> Shrink(ProblemCase failing)
    {
        Guard.NotNull(failing);
        return failing.Scenario is { } scenario
            ? ScenarioShrinker.Shrink(scenario).Select(s => Physical(failing, s)).OfType<ProblemCase>()
                .Concat(Simpler(failing.Problem).Select(p => new ProblemCase(failing.Corner, p)))
            : Simpler(failing.Problem).Select(p => failing with { Problem = p });
    }

    /// <summary>Simplifies while <paramref name="fails"/> stays true; the result fails, and no candidate of it does.</summary>
    public static ProblemCase Smallest(ProblemCase failing, Func<ProblemCase, bool> fails)
    {
        Guard.NotNull(fails);
        while (Shrink(failing).FirstOrDefault(fails) is { } simpler)
            failing = simpler;
        return failing;
    }

    private static ProblemCase? Physical(ProblemCase failing, Scenario scenario)
    {
        try
        {
            var physical = ProblemCase.Of(failing.Corner, scenario);
            return physical.Problem.IsFeasible ? physical : physical.WithMinUploaders(scenario.Devices.Length);
        }
        catch (ArgumentException)
        {
            // A rounded scenario whose canonical form leaves the range of Problem is no candidate.
            return null;
        }
    }

    private static IEnumerable<Problem> Simpler(Problem problem)
    {
        var all = Enumerable.Range(0, problem.DeviceCount).ToArray();
        if (all.Length > 1)
        {
            for (var i = 0; i < all.Length; i++)
            {
                var rest = problem.Renumbered(all[..i].Concat(all[(i + 1)..]).ToArray());
                yield return rest.MinUploaders > rest.DeviceCount ? rest.WithMinUploaders(rest.DeviceCount) : rest;
            }
        }

        if (problem.MinUploaders > 1)
            yield return problem.WithMinUploaders(1);
        var form = Form.Of(problem);
        foreach (var simpler in form.Simpler())
        {
            if (simpler.IsValid)
                yield return simpler.ToProblem(problem);
        }
    }

    // The numbers of a problem in one row: A, K, then a, b, g, p, q of each device.
    private sealed record Form(ImmutableArray<double> Numbers, int Devices)
    {
        private const int Scalars = 2;
        private const int Quantities = 5;

        public static Form Of(Problem p) => new(
            [p.LatencyWeight, p.Constant, .. p.ComputeLatency, .. p.TransmitTime, .. p.UploadCost, .. p.TransmitEnergyWeight,
                .. p.TuningSaving],
            p.DeviceCount);

        public bool IsValid =>
            Quantity(1).IndexOf(0) < 0 && (Numbers[0] > 0 || Quantity(3).IndexOf(0) < 0);

        // A whole quantity at once first, one number at a time after that.
        public IEnumerable<Form> Simpler()
        {
            foreach (var digits in (int[])[1, 2, 3])
            {
                for (var quantity = 0; quantity < Quantities; quantity++)
                {
                    var rounded = this with
                    {
                        Numbers =
                        [
                            .. Numbers.Select((x, k) => (k - Scalars) / Devices == quantity && k >= Scalars ? Closer(x, digits) : x),
                        ],
                    };
                    if (!rounded.Numbers.SequenceEqual(Numbers))
                        yield return rounded;
                }
            }

            for (var k = 0; k < Numbers.Length; k++)
            {
                foreach (var shorter in ShortNumber.Shorter(Numbers[k]))
                    yield return this with { Numbers = Numbers.SetItem(k, shorter) };
            }
        }

        public Problem ToProblem(Problem like) => new(
            like.Name, Numbers[0], Numbers[1], Quantity(0), Quantity(1), Quantity(2), Quantity(3), like.MinUploaders, Quantity(4));

        private ImmutableArray<double> Quantity(int quantity) => Numbers.Slice(Scalars + quantity * Devices, Devices);

        // Rounding 0.1 to one digit changes nothing, and 1.5 to 2 makes it no longer.
        private static double Closer(double value, int digits) =>
            ShortNumber.Rounded(value, digits) is var rounded && ShortNumber.Shorter(value).Contains(rounded) ? rounded : value;
    }
}
