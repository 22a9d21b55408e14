using System.Collections.Immutable;
using Judba.Models.Numerics;

namespace Judba.Models.Scenarios;

/// <summary>A physical instance: one system and its devices, immutable and validated.</summary>
public sealed class Scenario
{
    /// <summary>Creates a scenario.</summary>
    /// <exception cref="ArgumentException">There is no device.</exception>
    public Scenario(string name, SystemParameters system, ImmutableArray<Device> devices)
    {
        Name = Guard.NotNull(name);
        System = Guard.NotNull(system);
        if (devices.IsDefaultOrEmpty)
            throw new ArgumentException("'devices' is empty; allowed: one device or more.", nameof(devices));
        Devices = devices;
    }

    /// <summary>Name, carried into problems and records.</summary>
    public string Name { get; }

    /// <summary>What all devices share.</summary>
    public SystemParameters System { get; }

    /// <summary>The devices, numbered from 0.</summary>
    public ImmutableArray<Device> Devices { get; }

    /// <summary>
    /// A copy in which the quantity <paramref name="field"/> (its name in instance files) has the given value: in the
    /// system, or in every device. A name that both know (<c>compressionRatio</c>) means the system's.
    /// </summary>
    /// <exception cref="ArgumentException">No such quantity; the message lists them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public Scenario With(string field, double value)
    {
        foreach (var f in SystemParameters.Fields)
        {
            if (string.Equals(f.Quantity.Name, field, StringComparison.Ordinal))
                return new Scenario(Name, f.With(System, value), Devices);
        }

        foreach (var f in Device.Fields)
        {
            if (string.Equals(f.Quantity.Name, field, StringComparison.Ordinal))
                return new Scenario(Name, System, [.. Devices.Select(d => f.With(d, value))]);
        }

        var names = SystemParameters.Fields.Select(f => f.Quantity.Name)
            .Concat(Device.Fields.Where(f => !f.IsOptional).Select(f => f.Quantity.Name));
        throw new ArgumentException($"'{field}' is no quantity of an instance; {Spelling.Hint(field, names)}", nameof(field));
    }
}
