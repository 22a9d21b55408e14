using System.CommandLine;
using System.Globalization;
using Judba.Experiments.Text;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Cli;

/// <summary>Options that several commands have, with one way to read each.</summary>
internal static class SharedOptions
{
    private const double MaxSeconds = 1e9;
    private const double MaxFrequencyHz = 1e18;

    public static Option<ShownNumber> Gap() => Parsed(
        "--gap", "number", "Relative gap at which a point counts as optimal", 1e-6,
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var gap) ? gap : double.NaN,
        gap => gap is >= 0 and <= 1, "a number from 0 to 1", gap => new ShownNumber(gap, NumberText.Tolerance(gap)));

    public static Option<TimeSpan?> TimeLimit() => Parsed<TimeSpan?>(
        "--time-limit", "time", "Wall time for each solve, such as 500ms, 10s or 2min; without it, none", null,
        text => UnitNumber.ParseSeconds(text) is > 0 and <= MaxSeconds and var seconds ? TimeSpan.FromSeconds(seconds) : null,
        limit => limit > TimeSpan.Zero, "a time above 0 such as 500ms, 10s, 2min or 1h");

    public static Option<int> Seed() => Whole("--seed", "Seed of everything random", 1, int.MinValue, int.MaxValue);

    public static Option<int> Threads() =>
        Whole("--threads", "Threads that a solver may use", Environment.ProcessorCount, 1, 4096);

    public static Option<int> Whole(string name, string description, int byDefault, int minimum, int maximum) => Parsed(
        name, "whole number", description, (long)byDefault,
        text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : long.MaxValue,
        n => n >= minimum && n <= maximum, $"a whole number from {minimum} to {maximum}", n => (int)n);

    public static Option<double> Number(
        string name, string description, double byDefault, double minimum, double maximum, string? infinity = null) => Parsed(
        name, infinity is null ? "number" : $"number|{infinity}", description, byDefault,
        text => string.Equals(text, infinity, StringComparison.Ordinal) ? double.PositiveInfinity
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : double.NaN,
        n => n >= minimum
            && (n <= maximum || double.IsInfinity(n)),
            $"a number from {NumberText.Tolerance(minimum)} to {NumberText.Tolerance(maximum)}"
                + (infinity is null ? "" : $", or {infinity}"));

    public static Option<ShownNumber> Frequency(string name, string description, double byDefaultHz) => Parsed(
        name, "frequency", description, byDefaultHz, text => UnitNumber.Parse(text, "Hz"),
        f => f is > 0 and <= MaxFrequencyHz, "a frequency above 0 such as 1.6GHz", f => new ShownNumber(f, NumberText.Hertz(f)));

    public static Option<string> Word(string name, string description, string byDefault, params string[] allowed)
    {
        var option = Parsed(
            name, string.Join("|", allowed), description, byDefault, text => text,
            text => allowed.Contains(text, StringComparer.Ordinal), string.Join(", ", allowed));
        option.CompletionSources.Add(allowed);
        return option;
    }

    public static Option<string> Scenario() =>
        Word("--scenario", "Law that instances are drawn from", ScenarioLaw.Paper.Name, [.. ScenarioLaw.All.Select(l => l.Name)]);

    public static Option<int> Devices() =>
        Whole("--devices", "Devices of each instance", 18, 1, ScenarioGenerator.MaxDevices);

    public static Option<string[]> Set() => Repeated(
        "--set", "key=value", "Sets a quantity by its name in instance files, in the system or in every device: edgeFrequencyHz=2.5GHz");

    public static Option<string[]> Plugin() => Repeated("--plugin", "path.dll", "Assembly with more solvers");

    public static Option<string?> Out(string description) => new("--out") { Description = description, HelpName = "folder" };

    public static Option<string[]> Repeated(string name, string helpName, string description) => new(name)
    {
        Description = description + "; may be repeated",
        HelpName = helpName,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<string[]> External() =>
        Repeated("--external", "name=command", "A program as a solver: name=\"python3 my_solver.py\"");

    private static Option<T> Parsed<T>(
        string name, string helpName, string description, T byDefault, Func<string, T> parse, Func<T, bool> accepts, string allowed) =>
        Parsed(name, helpName, description, byDefault, parse, accepts, allowed, value => value);

    private static Option<TResult> Parsed<T, TResult>(
        string name, string helpName, string description, T byDefault, Func<string, T> parse, Func<T, bool> accepts, string allowed,
        Func<T, TResult> convert) => new(name)
        {
            Description = description,
            HelpName = helpName,
            DefaultValueFactory = _ => convert(byDefault),
            CustomParser = result =>
            {
                var text = result.Tokens[^1].Value;
                var value = parse(text);
                if (accepts(value))
                    return convert(value);
                result.AddError($"Option '{name}' is '{text}'; allowed: {allowed}.");
                return convert(byDefault);
            },
        };
}
