namespace Judba.Solvers;

/// <summary>
/// Leaves that the search closed as impossible. Where that hangs on the last bit of a + b, outward rounding cannot follow, and the leaf
/// needs a price that closes it all the same.
/// </summary>
internal sealed class DoubtfulLeaf
{
    // Prices are tried ten to this power up and down from the size of the costs.
    private const int Decades = 25;

    private readonly DualTerms _terms;
    private readonly LeafBound _leaf;
    private readonly double _enough;
    private readonly double _scale;

    public DoubtfulLeaf(DualTerms terms, DeviceClasses classes, SolveResult result)
    {
        _terms = terms;
        _leaf = new LeafBound(
            terms.Problem, terms.IsMinCost, terms.EarliestStart, [.. Enumerable.Range(0, terms.Count).Select(c => classes.Members(c)[0])]);
        _enough = result.Bound;
        _scale = Math.Abs(result.Objective) + terms.UploadCost.Max(Math.Abs);
    }

    /// <summary>The leaf at its own price if that does, else at the best of the prices tried.</summary>
    public CertificateNode Of(SearchNode node)
    {
        _terms.Lower.CopyTo(_leaf.Lower, 0);
        _terms.Upper.CopyTo(_leaf.Upper, 0);
        var at = double.IsFinite(node.To) ? node.To : node.From;
        var (best, price) = (_leaf.At(node.From, node.To, node.Price, at), node.Price);
        for (var k = -Decades; k <= Decades && !(best >= _enough); k++)
        {
            var tried = _scale * Math.Pow(10, k);
            var bound = _leaf.At(node.From, node.To, tried, at);
            if (bound > best)
                (best, price) = (bound, tried);
        }

        return CertificateNode.Leaf(price, at);
    }
}
