namespace Judba.Solvers.Abstractions;

/// <summary>What the returned point is.</summary>
public enum PointStatus
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Feasible.</summary>
    Feasible,
}
