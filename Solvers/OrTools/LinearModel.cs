using System.Runtime.InteropServices;

namespace Judba.Solvers.OrTools;

/// <summary>
/// min Σ c x subject to rows Σ a x ≥ r and l ≤ x ≤ u, the decisions among them whole: what an engine gets, and what its word is checked
/// against.
/// </summary>
internal sealed class LinearModel
{
    // Part of all terms of the bound that their roundings may take: a thousand roundings of 2⁻⁵³ each, all to one side.
    private const double Rounding = 1e-13;

    // Coefficients below this part of a row's largest are lost among the engines' tolerances.
    private const double Negligible = 1e-9;

    private readonly List<Column> _columns = [];
    private readonly List<double> _least = [];
    private readonly List<int> _starts = [0];
    private readonly List<Term> _terms = [];

    /// <summary>The columns.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>Number of rows.</summary>
    public int RowCount => _least.Count;

    /// <summary>Adds a column; returns its index.</summary>
    public int AddColumn(double cost, double lower, double upper, bool isDecision = false)
    {
        _columns.Add(new(cost, lower, upper, isDecision));
        return _columns.Count - 1;
    }

    /// <summary>Adds the row Σ a x ≥ <paramref name="least"/>, or something weaker that no engine chokes on.</summary>
    /// <remarks>
    /// The row is divided by its largest coefficient; a term that is then below <see cref="Negligible"/> is replaced by the most
    /// that it can be, so that the row holds for whatever satisfied the given one.
    /// </remarks>
    public void AddRow(double least, params ReadOnlySpan<Term> terms)
    {
        var largest = 0.0;
        foreach (var term in terms)
            largest = Math.Max(largest, Math.Abs(term.Value));
        if (!(largest > 0 && double.IsFinite(largest) && double.IsFinite(least)))
            return;
        least /= largest;
        var kept = 0;
        foreach (var (column, value) in terms)
        {
            var scaled = value / largest;
            if (Math.Abs(scaled) >= Negligible)
            {
                _terms.Add(new(column, scaled));
                kept++;
            }
            else
            {
                least -= Math.Max(scaled * _columns[column].Lower, scaled * _columns[column].Upper);
            }
        }

        if (kept == 1 && least <= 0 && _terms[^1].Value > 0 && _columns[_terms[^1].Column].Lower >= 0)
        {
            // Nothing but a bound that the column has anyway.
            _terms.RemoveAt(_terms.Count - 1);
            return;
        }

        _starts.Add(_terms.Count);
        _least.Add(least);
    }

    /// <summary>The right side of a row.</summary>
    public double Least(int row) => _least[row];

    /// <summary>The terms of a row.</summary>
    public ReadOnlySpan<Term> Row(int row) => CollectionsMarshal.AsSpan(_terms)[_starts[row].._starts[row + 1]];

    /// <summary>
    /// What the rows cost at these prices, whatever engine they come from: a proved lower bound, and what tolerances are worth.
    /// </summary>
    /// <remarks>
    /// For prices y ≥ 0 and every x within its bounds that satisfies the rows, Σ c x ≥ Σ y r + Σ_j min over [l, u] of
    /// (c_j − Σ y a_j) x_j: weak duality, which holds for any y, optimal or not. Σ y, and Σ |c_j − Σ y a_j| over the decisions, is
    /// what a point gains that may violate each row, and be off a whole number in each decision, by one unit.
    /// </remarks>
    /// <param name="prices">y, one per row; negative ones and NaN count as 0.</param>
    public (double Bound, double ToleranceWorth) Dual(ReadOnlySpan<double> prices)
    {
        var reduced = _columns.ConvertAll(c => c.Cost);
        var magnitude = _columns.ConvertAll(c => Math.Abs(c.Cost));
        double bound = 0, worth = 0, size = 0;
        for (var row = 0; row < prices.Length; row++)
        {
            var price = prices[row];
            if (!(price > 0 && double.IsFinite(price)))
                continue;
            bound += price * _least[row];
            size += price * Math.Abs(_least[row]);
            worth += price;
            foreach (var (column, value) in Row(row))
            {
                reduced[column] -= price * value;
                magnitude[column] += price * Math.Abs(value);
            }
        }

        for (var j = 0; j < _columns.Count; j++)
        {
            bound += Math.Min(reduced[j] * _columns[j].Lower, reduced[j] * _columns[j].Upper);
            size += magnitude[j] * Math.Max(Math.Abs(_columns[j].Lower), Math.Abs(_columns[j].Upper));
            worth += _columns[j].IsDecision ? Math.Abs(reduced[j]) : 0;
        }

        return (bound - Rounding * size, worth);
    }

    /// <summary>A variable.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Column(double Cost, double Lower, double Upper, bool IsDecision);

    /// <summary>One coefficient of a row.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Term(int Column, double Value);
}
