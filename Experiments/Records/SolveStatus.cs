using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Records;

/// <summary>How a solve ended: a <see cref="Termination"/> that the solver reported, or what kept it from reporting one.</summary>
internal enum SolveStatus
{
    /// <inheritdoc cref="Termination.Optimal"/>
    Optimal = Termination.Optimal,

    /// <inheritdoc cref="Termination.Completed"/>
    Completed = Termination.Completed,

    /// <inheritdoc cref="Termination.Infeasible"/>
    Infeasible = Termination.Infeasible,

    /// <inheritdoc cref="Termination.TimeLimit"/>
    TimeLimit = Termination.TimeLimit,

    /// <inheritdoc cref="Termination.Interrupted"/>
    Interrupted = Termination.Interrupted,

    /// <inheritdoc cref="Termination.NumericalError"/>
    NumericalError = Termination.NumericalError,

    /// <summary>The solver reported that it failed, threw, did not stop, or gave an answer that the referee refused.</summary>
    Error = Termination.Error,

    /// <summary>The fleet has more devices than the solver takes; it was not tried.</summary>
    TooLarge = 100,

    /// <summary>The fields of the instance contradict each other, so there is no problem to solve.</summary>
    Refused,
}
