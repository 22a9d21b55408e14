namespace Judba.Benchmarks.Baselines;

/// <summary>Work whose time is given as a multiple of a reference's.</summary>
/// <param name="Name">Its name in the stored file, as <c>exact/min-cost/1000</c>.</param>
/// <param name="Work">The work; returns a number, so that nothing is optimised away.</param>
/// <param name="Reference">The plain loop over as many devices.</param>
internal sealed record BaselineCase(string Name, Func<double> Work, Func<double> Reference);
