namespace Judba.Experiments.Cli;

/// <summary>How much a command says beside its results.</summary>
internal enum Verbosity
{
    /// <summary>Results and errors alone.</summary>
    Quiet,

    /// <summary>Progress and notes as well.</summary>
    Usual,

    /// <summary>Every step, one line each, and at the end what the command took.</summary>
    Verbose,
}
