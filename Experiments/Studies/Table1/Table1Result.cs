using Judba.Experiments.Statistics;
using Judba.Learning.Studies;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.Table1;

/// <summary>Table I as measured here, and what it says about the paper's claims.</summary>
internal sealed class Table1Result
{
    // Where the paper claims its best balance, and what it keeps there: 69 of 83 % with 34 of 2,798 thousand parameters.
    private const int ClaimedRatio = 32;
    private const double ClaimedTimes = 10;

    // "About 1 %": the paper's own share, 1.2 %, to the digit that it gives.
    private const double ClaimedParameterShare = 0.0125;

    public Table1Result(IReadOnlyCollection<CompressionMeasurement> measurements, IReadOnlyCollection<ControlMeasurement> controls)
    {
        Rows = [.. measurements.GroupBy(m => m.Ratio).OrderBy(g => g.Key).Select(g =>
            new Table1Row(g.OrderBy(m => m.Seed), controls.Where(c => c.Ratio == g.Key)))];
    }

    /// <summary>By ascending ratio, the baseline first.</summary>
    public IReadOnlyList<Table1Row> Rows { get; }

    /// <summary>Mean accuracy of a row over the baseline's.</summary>
    public double Kept(Table1Row row) => row.Accuracy.Mean / Rows[0].Accuracy.Mean;

    /// <summary>What the optimisation side reads.</summary>
    public CompressionProfile ToProfile(string name) =>
        new(name, [.. Rows.Select(r => new CompressionProfileRow(r.Ratio, r.Accuracy.Mean, r.Any.Parameters))]);

    /// <summary>The paper's claims on Table I, then our own on the controls.</summary>
    public IEnumerable<Claim> Claims()
    {
        var steepest = Steepest(Rows.Select(r => r.Accuracy.Mean));
        var paperSteepest = Steepest(CompressionProfile.PaperTableI.Rows.Select(r => r.Accuracy));
        yield return new(
            "accuracy falls slowly with λ: no step loses more than the paper's largest", steepest <= paperSteepest,
            $"largest loss of a step {100 * steepest:0.0} %, paper {100 * paperSteepest:0.0} %");

        var row = Rows.First(r => r.Ratio == ClaimedRatio);
        var paper = CompressionProfile.PaperTableI;
        var share = (double)row.Any.Parameters / Rows[0].Any.Parameters;
        var paperKept = paper.At(ClaimedRatio).Accuracy / paper.At(1).Accuracy;
        yield return new(
            "λ = 32 keeps almost 85 % (83 %) of the baseline's accuracy with about 1 % (1.2 %) of its parameters",
            Kept(row) >= paperKept && share <= ClaimedParameterShare,
            $"{100 * Kept(row):0.0} % of the accuracy, {100 * share:0.00} % of the parameters");

        var times = Rows[0].TrainSeconds.Mean / row.TrainSeconds.Mean;
        yield return new("λ = 32 trains the CNN at least ten times as fast", times >= ClaimedTimes, $"{times:0.0} times");
        times = Rows[0].TestSeconds.Mean / row.TestSeconds.Mean;
        yield return new("λ = 32 classifies faster", times > 1, $"{times:0.0} times");

        foreach (var (kind, name) in new[] { (ControlMeasurement.Pca, "principal components"), (ControlMeasurement.Jpeg, "JPEG") })
        {
            if (row.Control(kind, c => c.Accuracy) is { } control)
            {
                yield return new(
                    $"ours: at λ = 32 the autoencoder beats {name} of as many bytes", row.Accuracy.Mean > control.Mean,
                    $"{100 * row.Accuracy.Mean:0.0} against {100 * control.Mean:0.0} %")
                {
                    IsOfPaper = false,
                };
            }
        }
    }

    // The largest relative loss from one row to the next.
    private static double Steepest(IEnumerable<double> accuracies)
    {
        var values = accuracies.ToList();
        return Enumerable.Range(1, values.Count - 1).Max(k => 1 - values[k] / values[k - 1]);
    }
}
