using Judba.Experiments.Statistics;
using Judba.Learning.Studies;

namespace Judba.Experiments.Studies.Table1;

/// <summary>One compression ratio over all seeds.</summary>
internal sealed class Table1Row
{
    private readonly List<CompressionMeasurement> _runs;
    private readonly List<ControlMeasurement> _controls;

    public Table1Row(IEnumerable<CompressionMeasurement> runs, IEnumerable<ControlMeasurement> controls)
    {
        _runs = [.. runs];
        _controls = [.. controls];
    }

    /// <summary>λ.</summary>
    public int Ratio => _runs[0].Ratio;

    /// <summary>What does not depend on the seed.</summary>
    public CompressionMeasurement Any => _runs[0];

    public Estimate Accuracy => Of(r => r.Accuracy);

    public Estimate TrainSeconds => Of(r => r.TrainSeconds);

    public Estimate TestSeconds => Of(r => r.TestSeconds);

    public Estimate AutoencoderSeconds => Of(r => r.AutoencoderSeconds);

    public Estimate ReconstructionError => Of(r => r.ReconstructionError);

    /// <summary>Mean over seeds of something about a control; null where there is none or it cannot be so small.</summary>
    public Estimate? Control(string kind, Func<ControlMeasurement, double> value)
    {
        var values = _controls.Where(c => string.Equals(c.Kind, kind, StringComparison.Ordinal)).Select(value)
            .Where(double.IsFinite).ToList();
        return values.Count == 0 ? null : Estimate.Of(values);
    }

    /// <summary>Accuracy less that of a control, seed by seed; null where there is none or it cannot be so small.</summary>
    public Estimate? Beyond(string kind)
    {
        var differences = _runs.Join(
            _controls.Where(c => string.Equals(c.Kind, kind, StringComparison.Ordinal) && double.IsFinite(c.Accuracy)),
            r => r.Seed, c => c.Seed, (r, c) => r.Accuracy - c.Accuracy).ToList();
        return differences.Count == 0 ? null : Estimate.Of(differences);
    }

    /// <summary>Something about this row and another one, seed by seed.</summary>
    public Estimate With(Table1Row other, Func<CompressionMeasurement, CompressionMeasurement, double> value) =>
        Estimate.Of([.. _runs.Join(other._runs, r => r.Seed, r => r.Seed, value)]);

    private Estimate Of(Func<CompressionMeasurement, double> value) => Estimate.Of([.. _runs.Select(value)]);
}
