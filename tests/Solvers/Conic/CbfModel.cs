using System.Globalization;

namespace Judba.Solvers.Tests.Conic;

/// <summary>A reader of the conic benchmark format that shares nothing with the writer: sections by name, then numbers.</summary>
internal sealed class CbfModel
{
    private const double Tolerance = 1e-9;

    private readonly Queue<string> _words;
    private readonly List<string> _cones = [];
    private readonly Dictionary<int, double> _costs = [];
    private readonly Dictionary<int, double> _offsets = [];
    private readonly List<(int Row, int Column, double Value)> _entries = [];
    private double _constant;

    private CbfModel(string text)
    {
        var lines = text.Split('\n').Where(l => !l.StartsWith('#'));
        _words = new(lines.SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        while (_words.TryDequeue(out var section))
            Read(section);
    }

    public int VariableCount { get; private set; }

    public int RowCount { get; private set; }

    public HashSet<int> Integers { get; } = [];

    public static CbfModel Parse(string text) => new(text);

    public double Cost(IReadOnlyList<double> point) => _constant + _costs.Sum(c => c.Value * point[c.Key]);

    /// <summary>Whether a point is in every cone.</summary>
    public bool Holds(IReadOnlyList<double> point)
    {
        if (point.Any(x => x < 0))
            return false;
        var rows = new double[RowCount];
        foreach (var (row, value) in _offsets)
            rows[row] += value;
        foreach (var (row, column, value) in _entries)
            rows[row] += value * point[column];
        var at = 0;
        foreach (var cone in _cones)
        {
            if (string.Equals(cone, "L+", StringComparison.Ordinal))
            {
                if (rows[at++] < -Tolerance)
                    return false;
                continue;
            }

            double x = rows[at], y = rows[at + 1], z = rows[at + 2];
            at += 3;
            if (x < 0 || y < 0 || 2 * x * y < z * z * (1 - Tolerance))
                return false;
        }

        return true;
    }

    private void Read(string section)
    {
        switch (section)
        {
            case "VER":
                Assert.Equal(1, Whole());
                break;
            case "OBJSENSE":
                Assert.Equal("MIN", _words.Dequeue());
                break;
            case "VAR":
                VariableCount = Whole();
                Assert.Equal(1, Whole());
                Assert.Equal("L+", _words.Dequeue());
                Assert.Equal(VariableCount, Whole());
                break;
            case "INT":
                Repeat(() => Assert.True(Integers.Add(Whole())));
                break;
            case "CON":
                RowCount = Whole();
                var length = 0;
                Repeat(() =>
                {
                    var (cone, size) = (_words.Dequeue(), Whole());
                    length += size;
                    Assert.True(cone is "L+" || (cone is "QR" && size == 3), cone);
                    _cones.AddRange(Enumerable.Repeat(cone, cone is "QR" ? 1 : size));
                });
                Assert.Equal(RowCount, length);
                break;
            case "OBJACOORD":
                Repeat(() => _costs.Add(Whole(), Number()));
                break;
            case "OBJBCOORD":
                _constant = Number();
                break;
            case "ACOORD":
                Repeat(() => _entries.Add((Whole(), Whole(), Number())));
                break;
            case "BCOORD":
                Repeat(() => _offsets.Add(Whole(), Number()));
                break;
            default:
                Assert.Fail($"section '{section}'");
                break;
        }
    }

    private void Repeat(Action read)
    {
        for (var left = Whole(); left > 0; left--)
            read();
    }

    private int Whole() => int.Parse(_words.Dequeue(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private double Number() => double.Parse(_words.Dequeue(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
