using System.Collections.Immutable;

namespace Judba.Solvers.Conic;

/// <summary>A row Σ a x ≥ r of a <see cref="ConicForm"/>.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Least">r.</param>
/// <param name="Terms">Indices of variables with their coefficients, each variable once.</param>
public sealed record ConicRow(string Name, double Least, ImmutableArray<(int Variable, double Coefficient)> Terms);
