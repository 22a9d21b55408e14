using Judba.Learning.Privacy;
using Judba.Learning.Transfer;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Experiments.Text;

/// <summary>Enumerations as they stand on the command line and in files: lower case with hyphens.</summary>
internal static class Words
{
    public static string Of(Termination termination) => termination switch
    {
        Termination.Optimal => "optimal",
        Termination.Completed => "completed",
        Termination.Infeasible => "infeasible",
        Termination.TimeLimit => "time-limit",
        Termination.Interrupted => "interrupted",
        Termination.NumericalError => "numerical-error",
        Termination.Error => "error",
        _ => throw new ArgumentOutOfRangeException(nameof(termination), termination, message: null),
    };

    public static string Of(PointStatus point) => point switch
    {
        PointStatus.None => "none",
        PointStatus.Feasible => "feasible",
        _ => throw new ArgumentOutOfRangeException(nameof(point), point, message: null),
    };

    public static string Of(AutoencoderStrategy strategy) => strategy switch
    {
        AutoencoderStrategy.Independent => "independent",
        AutoencoderStrategy.CommonInit => "common-init",
        AutoencoderStrategy.Aligned => "aligned",
        AutoencoderStrategy.Pretrained => "pretrained",
        AutoencoderStrategy.Shared => "shared",
        AutoencoderStrategy.Federated => "federated",
        _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, message: null),
    };

    public static string Of(Guarantee guarantee) => guarantee switch
    {
        Guarantee.None => "none",
        Guarantee.Feasible => "feasible",
        Guarantee.Optimal => "optimal",
        _ => throw new ArgumentOutOfRangeException(nameof(guarantee), guarantee, message: null),
    };

    public static string Of(Attack attack) => Hyphenated(attack.ToString());

    public static string Of(TransferPlace place) => Hyphenated(place.ToString());

    public static string Of(Corner corner) => Hyphenated(corner.ToString());

    public static string Of(ConditionSubject subject) => Hyphenated(subject.ToString());

    // NearlyDegenerate: nearly-degenerate.
    private static string Hyphenated(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
