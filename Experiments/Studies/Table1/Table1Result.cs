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

    /// <summary>The paper's claims on Table I, then our own on the controls. Differences are taken seed by seed.</summary>
    public IReadOnlyList<Claim> Claims()
    {
        return [.. OfPaper(), .. OfControls()];
    }

    private IEnumerable<Claim> OfPaper()
    {
        var paper = CompressionProfile.PaperTableI;
        // A step of the paper's table, or none: over a gap a loss is no step's.
        if (Rows.Count == paper.Rows.Length)
        {
            var paperLoss = Enumerable.Range(1, paper.Rows.Length - 1).Max(k => 1 - paper.Rows[k].Accuracy / paper.Rows[k - 1].Accuracy);
            var losses = Enumerable.Range(1, Rows.Count - 1)
                .Select(k => Rows[k].With(Rows[k - 1], (r, b) => 1 - r.Accuracy / b.Accuracy)).ToList();
            yield return new(
                "accuracy falls slowly with λ: no step loses more than the paper's largest",
                Claim.Positive(losses.Select(l => new Estimate(paperLoss - l.Mean, l.Band))),
                $"largest loss of a step {100 * losses.MaxBy(l => l.Mean):0.0} %, paper {100 * paperLoss:0.0} %");
        }

        if (Rows.FirstOrDefault(r => r.Ratio == ClaimedRatio) is not { } row)
            yield break;
        var share = (double)row.Any.Parameters / Rows[0].Any.Parameters;
        var paperKept = paper.At(ClaimedRatio).Accuracy / paper.At(1).Accuracy;
        var kept = row.With(Rows[0], (r, b) => r.Accuracy / b.Accuracy);
        yield return new(
            "λ = 32 keeps almost 85 % (83 %) of the baseline's accuracy with about 1 % (1.2 %) of its parameters",
            share <= ClaimedParameterShare ? Claim.Positive([new(kept.Mean - paperKept, kept.Band)]) : Judgement.DoesNotHold,
            $"{100 * kept:0.0} % of the accuracy, {100 * share:0.00} % of the parameters");

        yield return Faster(
            "λ = 32 trains the CNN at least ten times as fast", ClaimedTimes, row.With(Rows[0], (r, b) => b.TrainSeconds / r.TrainSeconds));
        yield return Faster("λ = 32 classifies faster", 1, row.With(Rows[0], (r, b) => b.TestSeconds / r.TestSeconds));
    }

    private IEnumerable<Claim> OfControls()
    {
        foreach (var (kind, name) in new[]
        {
            (ControlMeasurement.Pca, "principal components"), (ControlMeasurement.Jpeg, "JPEG of as many bytes, its CNN trained on JPEGs"),
        })
        {
            foreach (var at in Rows)
            {
                if (at.Beyond(kind) is { } beyond)
                {
                    yield return new(
                        $"ours: at λ = {at.Ratio} the autoencoder beats {name}", Claim.Positive([beyond]), $"by {100 * beyond:0.0} points")
                    {
                        IsOfPaper = false,
                    };
                }
            }
        }
    }

    private static Claim Faster(string text, double least, Estimate times) =>
        new(text, Claim.Positive([new(times.Mean - least, times.Band)]), $"{times:0.0} times");
}
