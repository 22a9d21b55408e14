namespace Judba.Experiments.Sweeps.Storage;

/// <summary>Statuses of rows beside the solvers' own terminations: whatever happens to one solve, the sweep goes on.</summary>
internal static class SweepStatus
{
    /// <summary>The solver threw, failed as a program, or the referee refused its answer.</summary>
    public const string Error = "error";

    /// <summary>The solver says itself that its arithmetic failed.</summary>
    public const string NumericalError = "numerical-error";

    /// <summary>More uploaders are demanded than there are devices.</summary>
    public const string Infeasible = "infeasible";

    /// <summary>The solver stopped at the time limit.</summary>
    public const string TimeLimit = "time-limit";

    /// <summary>The fleet has more devices than the solver takes; it was not tried.</summary>
    public const string TooLarge = "too-large";

    /// <summary>The point's fields contradict each other, so that there is no problem to solve.</summary>
    public const string Refused = "refused";
}
