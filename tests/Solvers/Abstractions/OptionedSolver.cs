using System.Globalization;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Tests.Abstractions;

/// <summary>One option of each kind that a command line can set, and a reason not to run.</summary>
internal sealed class OptionedSolver : IConditionalSolver
{
    private readonly string _options;

    public OptionedSolver(string text = "a", int whole = 1, double number = 0.5, bool flag = false, Reading word = Reading.MinCost) =>
        _options = string.Create(CultureInfo.InvariantCulture, $"{text} {whole} {number} {flag} {word}");

    public SolverInfo Info { get; } = new("optioned", "takes every kind of option", Guarantee.None);

    public string WhyUnavailable() => "needs a licence; ask for one";

    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default) =>
        new() { Termination = Termination.Completed, RawStatus = _options };
}
