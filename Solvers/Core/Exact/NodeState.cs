namespace Judba.Solvers;

/// <summary>Writes the decisions on the path to a node into the counts of <see cref="DualTerms"/>, and takes the last ones back.</summary>
internal sealed class NodeState(DualTerms terms, DeviceClasses classes)
{
    private CountDecision? _applied;

    public void MoveTo(CountDecision? path)
    {
        for (var d = _applied; d is not null; d = d.Before)
            (terms.Lower[d.Class], terms.Upper[d.Class]) = (0, classes.Size[d.Class]);
        _applied = path;
        for (var d = path; d is not null; d = d.Before)
        {
            if (d.IsLower)
                terms.Lower[d.Class] = Math.Max(terms.Lower[d.Class], d.Count);
            else
                terms.Upper[d.Class] = Math.Min(terms.Upper[d.Class], d.Count);
        }
    }
}
