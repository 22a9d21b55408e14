using Judba.Solvers.Dual;

namespace Judba.Solvers.Exact;

/// <summary>Writes the decisions on the path to a node into the counts of <see cref="DualTerms"/>, and takes the last ones back.</summary>
internal sealed class NodeState
{
    private readonly DualTerms _terms;
    private readonly DeviceClasses _classes;
    private CountDecision? _applied;

    public NodeState(DualTerms terms, DeviceClasses classes)
    {
        _terms = terms;
        _classes = classes;
        for (var c = 0; c < terms.Count; c++)
            terms.SetCounts(c, Implied(c), classes.Size[c]);
    }

    public void MoveTo(CountDecision? path)
    {
        for (var d = _applied; d is not null; d = d.Before)
            _terms.SetCounts(d.Class, Implied(d.Class), _classes.Size[d.Class]);
        _applied = path;
        for (var d = path; d is not null; d = d.Before)
        {
            var (lower, upper) = (_terms.Lower[d.Class], _terms.Upper[d.Class]);
            _terms.SetCounts(d.Class, d.IsLower ? Math.Max(lower, d.Count) : lower, d.IsLower ? upper : Math.Min(upper, d.Count));
        }
    }

    // All the others together may be too few: with MinUploaders = M everybody must upload.
    private int Implied(int c)
    {
        var problem = _classes.Problem;
        return Math.Max(0, problem.MinUploaders - (problem.DeviceCount - _classes.Size[c]));
    }
}
