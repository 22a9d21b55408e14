namespace Judba.Models.Numerics;

/// <summary>A <see cref="Quantity"/> together with the property of <typeparamref name="T"/> that holds it.</summary>
/// <param name="Quantity">Name, unit and range.</param>
/// <param name="Get">Reads it; NaN where an optional quantity is absent.</param>
/// <param name="With">Returns a copy with another value.</param>
/// <param name="IsOptional">Whether a file may leave it out.</param>
public sealed record Field<T>(Quantity Quantity, Func<T, double> Get, Func<T, double, T> With, bool IsOptional = false);
