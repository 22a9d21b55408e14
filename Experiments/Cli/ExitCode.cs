namespace Judba.Experiments.Cli;

/// <summary>What the program's exit codes mean.</summary>
internal static class ExitCode
{
    /// <summary>Done; a time limit with a point too.</summary>
    public const int Done = 0;

    /// <summary>A check failed, or the program itself did.</summary>
    public const int Failed = 1;

    /// <summary>Bad usage or bad input.</summary>
    public const int BadInput = 2;

    /// <summary>More uploaders are demanded than there are devices.</summary>
    public const int Infeasible = 3;

    /// <summary>Stopped at the time limit without any point.</summary>
    public const int NoPoint = 4;

    /// <summary>Stopped by SIGINT or SIGTERM.</summary>
    public const int Interrupted = 130;
}
