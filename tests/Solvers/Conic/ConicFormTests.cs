using System.Globalization;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Conic;

namespace Judba.Solvers.Tests.Conic;

public sealed class ConicFormTests
{
    private static readonly Reading[] Readings = [Reading.MinCost, Reading.MinLatency];

    [Fact]
    public void Cbf_EverySet_CostsWhatTheEvaluatorSays() => ForAll((problem, reading) =>
    {
        var model = CbfModel.Parse(Cbf(ConicForm.Of(problem, reading)));
        Assert.Equal(problem.DeviceCount, model.Integers.Count);
        foreach (var set in Sets(problem))
        {
            var allocation = new SetScorer(problem, reading).Allocate(set);
            var score = Evaluator.Evaluate(problem, allocation);
            var point = Point(problem, reading, allocation);
            Assert.True(model.Holds(point), "the point is refused");
            Assert.Equal(score.Cost, model.Cost(point), 1e-9 * score.Magnitude + 1e-12);
        }
    });

    [Fact]
    public void Cbf_ShortenedTransmission_IsOutsideTheCone() => ForAll((problem, reading) =>
    {
        var model = CbfModel.Parse(Cbf(ConicForm.Of(problem, reading)));
        var point = Point(problem, reading, new SetScorer(problem, reading).Allocate([0]));
        point[2] *= 0.999;
        Assert.False(model.Holds(point), "a transmission faster than its share allows");
    });

    [Fact]
    public void Cbf_TooFewUploaders_AreRefused()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.Paper, 4, seed: 1).ToProblem().WithMinUploaders(2);
        var model = CbfModel.Parse(Cbf(ConicForm.Of(problem, Reading.MinCost)));
        Assert.False(model.Holds(Point(problem, Reading.MinCost, new SetScorer(problem, Reading.MinCost).Allocate([0]))));
        Assert.True(model.Holds(Point(problem, Reading.MinCost, new SetScorer(problem, Reading.MinCost).Allocate([0, 1]))));
    }

    [Fact]
    public void Of_Tangents_HoldForEverySetAndCutOffShorterTransmissions()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.Paper, 5, seed: 1).ToProblem();
        foreach (var reading in Readings)
        {
            var form = ConicForm.Of(problem, reading, tangents: 40);
            Assert.Empty(form.Cones);
            var model = CbfModel.Parse(Cbf(form));
            foreach (var set in Sets(problem))
                Assert.True(model.Holds(Point(problem, reading, new SetScorer(problem, reading).Allocate(set))), "the point is cut off");
            var point = Point(problem, reading, new SetScorer(problem, reading).Allocate([0]));
            point[2] *= 0.9;
            Assert.False(model.Holds(point), "a transmission faster than its share allows");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Of_OneTangent_IsRefused(int tangents) => Assert.Throws<ArgumentOutOfRangeException>(
        () => ConicForm.Of(ScenarioGenerator.Generate(ScenarioLaw.Paper, 2, seed: 1).ToProblem(), Reading.MinCost, tangents));

    // a + b = a here: the time left after a is lost in the sum, and 1/0 made cuts of NaN.
    [Theory]
    [InlineData(1e6, 1e-12)]
    [InlineData(1e40, 1e-40)]
    [InlineData(0, 1e-40)]
    [InlineData(1, 1e40)]
    public void Of_TangentsAtExtremeTimes_AreFiniteInEveryFormat(double a, double b)
    {
        var problem = new Problem("extreme", 1, 0, [a, 0], [b, b], [1, 1], [1, 1]);
        foreach (var reading in Readings)
        {
            var form = ConicForm.Of(problem, reading, tangents: 5);
            Assert.All(form.Rows, row => Assert.All(row.Terms, term => Assert.True(double.IsFinite(term.Coefficient), row.Name)));
            Assert.DoesNotContain("NaN", Texts(form), StringComparison.Ordinal);
            Assert.DoesNotContain("Infinity", Texts(form), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(85)]
    [InlineData(10_000)]
    public void Formats_AnyName_KeepLinesOf120Bytes(int length)
    {
        foreach (var letter in (string[])["x", "\u03BB", "\U0001F4E1", "\n"])
        {
            var name = string.Concat(Enumerable.Repeat(letter, length));
            var form = ConicForm.Of(new Problem(name, 1, 0, [1], [1], [1], [1]), Reading.MinCost);
            Assert.All(Texts(form).Split('\n'), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 120));
        }
    }

    // GLPK, CBC, CLP and lp_solve refuse a fourth word; HiGHS reads columns of that name.
    [Fact]
    public void Mps_Markers_HaveThreeWords()
    {
        var text = new StringWriter();
        ConicFormats.WriteMps(
            ConicForm.Of(ScenarioGenerator.Generate(ScenarioLaw.Paper, 3, seed: 1).ToProblem(), Reading.MinCost, tangents: 3), text);
        var markers = text.ToString().Split('\n').Where(line => line.Contains("'MARKER'", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, markers.Count);
        Assert.All(markers, line => Assert.Equal(3, line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    [Fact]
    public void Formats_CommaCulture_WritePoints()
    {
        var form = ConicForm.Of(ScenarioGenerator.Generate(ScenarioLaw.Paper, 3, seed: 1).ToProblem(), Reading.MinLatency);
        var invariant = Texts(form);
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            Assert.Equal(invariant, Texts(form));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static string Texts(ConicForm form)
    {
        var text = new StringWriter();
        ConicFormats.WriteLp(form, text);
        ConicFormats.WriteMps(form, text);
        ConicFormats.WriteCbf(form, text);
        return text.ToString();
    }

    private static string Cbf(ConicForm form)
    {
        var text = new StringWriter();
        ConicFormats.WriteCbf(form, text);
        return text.ToString();
    }

    private static IEnumerable<int[]> Sets(Problem problem)
    {
        var least = Math.Max(1, problem.MinUploaders);
        for (var count = least; count <= problem.DeviceCount; count++)
            yield return [.. Enumerable.Range(problem.DeviceCount - count, count)];
    }

    // The variables in the documented order: ρ, w, t and in min-latency z of each device, then T.
    private static double[] Point(Problem problem, Reading reading, Allocation allocation)
    {
        var width = ConicForm.VariablesPerDevice(reading);
        var point = new double[width * problem.DeviceCount + 1];
        var latency = Evaluator.Evaluate(problem, allocation).CompletionLatency;
        for (var k = 0; k < allocation.UploaderCount; k++)
        {
            var i = allocation.Uploaders[k];
            point[width * i] = 1;
            point[width * i + 1] = allocation.BandwidthShare[k];
            point[width * i + 2] = problem.TransmitTime[i] / allocation.BandwidthShare[k];
            if (width > 3)
                point[width * i + 3] = Math.Max(point[width * i + 2], latency - problem.ComputeLatency[i]);
        }

        point[^1] = latency;
        return point;
    }

    private static void ForAll(Action<Problem, Reading> check) => Property.ForAll(
        ProblemGenerators.Of([Corner.Ordinary, Corner.Paper, Corner.EnergyAlone, Corner.Typed], 7),
        c =>
        {
            foreach (var reading in Readings)
                check(c.Problem.WithMinUploaders(Math.Min(1, c.Problem.MinUploaders)), reading);
        });
}
