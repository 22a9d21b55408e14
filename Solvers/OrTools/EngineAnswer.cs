namespace Judba.Solvers.OrTools;

/// <summary>What an engine says about a <see cref="LinearModel"/>.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Bound">Its lower bound; −∞ for none.</param>
/// <param name="Values">Its point, one value per column; empty for none.</param>
/// <param name="Prices">Prices of the rows where the model was solved as a linear program; otherwise empty.</param>
internal sealed record EngineAnswer(EngineStatus Status, double Bound, double[] Values, double[] Prices)
{
    /// <summary>No answer, and why.</summary>
    public static EngineAnswer Nothing(EngineStatus status) => new(status, double.NegativeInfinity, [], []);
}
