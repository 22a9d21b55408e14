using Judba.Models.Problems;

namespace Judba.Solvers.Learned;

/// <summary>How a prediction becomes an answer.</summary>
public enum Decoding
{
    /// <summary>Its prices and scores propose a few sets, which are scored exactly; the best one is kept.</summary>
    Guided,

    /// <summary>One pass, as [Yang21] has it: the decisions of the network, and in <see cref="Reading.MinCost"/> its shares too.</summary>
    Direct,
}
