using Judba.Experiments.Studies.Figures;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>A row of a table of schemes.</summary>
/// <param name="Point">The value on the axis, with the costs of every scheme there.</param>
/// <param name="Scheme">Label of the scheme.</param>
internal sealed record SchemeRow(FigurePoint Point, string Scheme);
