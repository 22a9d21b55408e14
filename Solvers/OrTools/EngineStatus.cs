namespace Judba.Solvers.OrTools;

/// <summary>How an engine ended.</summary>
internal enum EngineStatus
{
    /// <summary>Optimal within its gap.</summary>
    Optimal,

    /// <summary>No point satisfies the model.</summary>
    Infeasible,

    /// <summary>Stopped by its limit or by us, with or without a point.</summary>
    Stopped,

    /// <summary>It gave up.</summary>
    Failed,
}
