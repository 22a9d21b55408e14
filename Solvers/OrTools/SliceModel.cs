using Judba.Models.Problems;

namespace Judba.Solvers.OrTools;

/// <summary>The conic form of JUDBA for deadlines between two ends, with the cone cut by tangents: a linear program.</summary>
/// <remarks>
/// <para>
/// docs/minlp.md. Variables: θ = (T − T₁)/(T₂ − T₁), and for each device that can be done by T₂ the decision ρ, its share w in
/// units of the largest that a deadline in the slice can want, and its transmission time t in units of the longest, y₂. Rows: a + t ≤ T,
/// both ways in <see cref="Reading.MinLatency"/>, where an uploader transmits until T; w ≥ (b/y₂) ρ; Σ w ≤ 1; Σ ρ ≥ m; tangents t ≥ b (2ρ/ŵ
/// − w/ŵ²) of the cone w t ≥ b ρ². A device without upload has w = t = 0, and T ≥ T₁ is used in the rows of T, which makes them tight in a
/// narrow slice.
/// </para>
/// <para>The band may be overdrawn at a price, so that the program always has a solution; no feasible point uses it.</para>
/// </remarks>
internal sealed class SliceModel
{
    // The incumbent's cost in the model: engines let reduced costs be off by 1e-7, which is then 1e-10 of it.
    public const double CostInModel = 1e3;

    // Price of overdrawing the band: a thousand times the incumbent's cost, far above any price at which a set is worth it.
    private const double OverdrawPrice = 1e3 * CostInModel;

    // Tangents at the start: one per factor of two between the least and the largest share, at most this many.
    private const int MostTangents = 8;

    private readonly Problem _problem;
    private readonly int[] _devices;
    private readonly double[] _largestShare;
    private readonly double[] _longest;
    private readonly int _deadline;
    private readonly int _first;

    /// <summary>Builds the model.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="reading">The reading.</param>
    /// <param name="slice">The deadlines.</param>
    /// <param name="tangents">Shares ŵ of each device at which its cone was cut before; any of them holds everywhere.</param>
    /// <param name="incumbent">Cost of the best known point, from which the cost scale is taken.</param>
    public SliceModel(Problem problem, Reading reading, Slice slice, IReadOnlyList<SortedSet<double>> tangents, double incumbent)
    {
        _problem = problem;
        ReadOnlySpan<double> a = problem.ComputeLatency, b = problem.TransmitTime, g = problem.UploadCost, p = problem.TransmitEnergyWeight;
        (_devices, _longest) = slice.Devices(problem, reading, incumbent);
        _largestShare = new double[_devices.Length];
        Offset = problem.Constant + problem.LatencyWeight * slice.From;
        var typical = Math.Max(Math.Abs(incumbent - Offset), problem.LatencyWeight * slice.Width);
        Scale = (typical > 0 ? typical : 1) / CostInModel;

        _deadline = Model.AddColumn(problem.LatencyWeight * slice.Width / Scale, 0, 1);
        var overdraw = Model.AddColumn(OverdrawPrice, 0, _devices.Length);
        _first = overdraw + 1;
        var band = new LinearModel.Term[_devices.Length + 1];
        var count = new LinearModel.Term[_devices.Length];
        band[^1] = new(overdraw, 1);
        for (var k = 0; k < _devices.Length; k++)
        {
            var i = _devices[k];
            var longest = _longest[k];
            // In MinLatency the transmission lasts until T, so that its share is known from both ends of the slice.
            var shortest = slice.Shortest(problem, reading, i);
            _largestShare[k] = b[i] / shortest;
            var upload = Model.AddColumn(g[i] / Scale, 0, 1, isDecision: true);
            var share = Model.AddColumn(0, 0, 1);
            var transmit = Model.AddColumn(p[i] * longest / Scale, 0, 1);
            band[k] = new(share, -_largestShare[k]);
            count[k] = new(upload, 1);

            Model.AddRow(0, new(upload, 1), new(share, -1));
            Model.AddRow(0, new(share, 1), new(upload, -shortest / longest));
            Model.AddRow(0, new(upload, 1), new(transmit, -1));
            Model.AddRow(0, new(transmit, 1), new(upload, -shortest / longest));
            // T₁ (1 − ρ) + a ρ + t ≤ T.
            Model.AddRow(0, new(_deadline, slice.Width / longest), new(upload, (slice.From - a[i]) / longest), new(transmit, -1));
            // t ≥ T − a ρ − T₂ (1 − ρ).
            if (reading == Reading.MinLatency)
                Model.AddRow(
                    -slice.Width / longest, new(transmit, 1), new(_deadline, -slice.Width / longest),
                    new(upload, -(slice.To - a[i]) / longest));
        }

        Model.AddRow(-1, band);
        // The empty set is no point of a slice: it has no deadline.
        Model.AddRow(Math.Max(1, problem.MinUploaders), count);
        for (var k = 0; k < _devices.Length; k++)
            AddKnownTangents(k, tangents[_devices[k]]);
    }

    /// <summary>The rows and columns.</summary>
    public LinearModel Model { get; } = new();

    /// <summary>Cost of the model's 0.</summary>
    public double Offset { get; }

    /// <summary>Cost of the model's 1.</summary>
    public double Scale { get; }

    /// <summary>Only points that cost less than <paramref name="cost"/>.</summary>
    public void CutOff(double cost)
    {
        var terms = new List<LinearModel.Term>();
        for (var j = 0; j < Model.Columns.Count; j++)
        {
            if (Model.Columns[j].Cost != 0)
                terms.Add(new(j, -Model.Columns[j].Cost));
        }

        Model.AddRow(-(cost - Offset) / Scale, [.. terms]);
    }

    /// <summary>Cuts the cone of each device whose point in <paramref name="values"/> lies outside; returns whether any did.</summary>
    /// <param name="values">One value per column.</param>
    /// <param name="tangents">Receives the new ŵ.</param>
    public bool Separate(ReadOnlySpan<double> values, IReadOnlyList<SortedSet<double>> tangents)
    {
        // Below these a cut would move the bound by less than the engines' own tolerances.
        const double LeastUpload = 1e-6, LeastViolation = 1e-7;
        var any = false;
        for (var k = 0; k < _devices.Length; k++)
        {
            var i = _devices[k];
            double upload = values[Upload(k)], share = values[Upload(k) + 1] * _largestShare[k];
            var transmit = values[Upload(k) + 2] * _longest[k];
            if (upload < LeastUpload || !(share > 0)
                || share * transmit >= _problem.TransmitTime[i] * upload * upload * (1 - LeastViolation))
                continue;
            var at = Math.Clamp(share / upload, LeastShare(k), _largestShare[k]);
            if (!tangents[i].Add(at))
                continue;
            AddTangent(k, at);
            any = true;
        }

        return any;
    }

    /// <summary>The devices that upload in a point, ascending: those with ρ above one half.</summary>
    public int[] Set(ReadOnlySpan<double> values)
    {
        var set = new List<int>();
        for (var k = 0; k < _devices.Length; k++)
        {
            if (values[Upload(k)] > 0.5)
                set.Add(_devices[k]);
        }

        return [.. set];
    }

    private int Upload(int k) => _first + 3 * k;

    private double LeastShare(int k) => _problem.TransmitTime[_devices[k]] / _longest[k];

    private void AddKnownTangents(int k, SortedSet<double> known)
    {
        double least = LeastShare(k), largest = _largestShare[k];
        var count = Math.Clamp((int)Math.Ceiling(Math.Log2(largest / least)) + 1, 2, MostTangents);
        for (var n = 0; n < count; n++)
            AddTangent(k, least * Math.Pow(largest / least, (double)n / (count - 1)));
        foreach (var at in known.GetViewBetween(least, Math.Max(least, largest)))
            AddTangent(k, at);
    }

    // t ≥ b (2ρ/ŵ − w/ŵ²), times ŵ/b.
    private void AddTangent(int k, double at)
    {
        var i = _devices[k];
        Model.AddRow(
            0,
            new(Upload(k) + 2, at / _problem.TransmitTime[i] * _longest[k]),
            new(Upload(k), -2),
            new(Upload(k) + 1, _largestShare[k] / at));
    }
}
