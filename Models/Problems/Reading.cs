namespace Judba.Models.Problems;

/// <summary>The two readings of problem P1 of [Yang21].</summary>
public enum Reading
{
    /// <summary>P1 as written: the bandwidth of a set of uploaders minimises the cost.</summary>
    MinCost,

    /// <summary>
    /// As the paper solves it (Theorem 1, P1.1): the bandwidth of a set minimises the completion latency, so that all
    /// uploaders finish together. An answer is a set; its bandwidth is w*(S).
    /// </summary>
    MinLatency,
}
