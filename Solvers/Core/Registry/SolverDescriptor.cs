using System.Globalization;
using System.Reflection;
using Judba.Models.Numerics;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Registry;

/// <summary>
/// A kind of solver: its type, whose one public constructor with optional parameters is also its list of options
/// (<c>threshold:rounds=1</c> is <c>new ThresholdSolver(rounds: 1)</c>).
/// </summary>
public sealed class SolverDescriptor
{
    private readonly ConstructorInfo? _constructor;
    private readonly ISolver _default;

    /// <summary>Describes a solver type.</summary>
    /// <exception cref="ArgumentException">
    /// It has no public constructor whose parameters are all optional, or cannot be built, or has a name that no command line can choose.
    /// </exception>
    public SolverDescriptor(Type type)
    {
        Guard.NotNull(type);
        _constructor = (typeof(ISolver).IsAssignableFrom(type) && !type.IsAbstract ? type.GetConstructors() : [])
            .OrderByDescending(c => c.GetParameters().Length)
            .FirstOrDefault(c => Array.TrueForAll(c.GetParameters(), p => p.IsOptional))
            ?? throw new ArgumentException(
                $"'{type.FullName}' is no solver; allowed: classes that implement ISolver and have a public constructor whose parameters "
                    + "are all optional.",
                nameof(type));
        _default = Construct(Array.ConvertAll(_constructor.GetParameters(), p => p.DefaultValue));
        Info = CheckedInfo(_default);
    }

    private SolverDescriptor(ISolver solver) => (_default, Info) = (solver, CheckedInfo(solver));

    /// <summary>Describes a solver that is built already and has no options.</summary>
    /// <exception cref="ArgumentException">It has a name that no command line can choose.</exception>
    public static SolverDescriptor Of(ISolver solver)
    {
        Guard.NotNull(solver);
        return new(solver);
    }

    /// <summary>What the solver says about itself with default options.</summary>
    public SolverInfo Info { get; }

    /// <summary>Names and defaults of its options, as on the command line.</summary>
    public IReadOnlyList<string> Options =>
        Array.ConvertAll(Parameters, p => $"{p.Name}={Convert.ToString(p.DefaultValue, CultureInfo.InvariantCulture)}");

    /// <summary>Why it cannot run here, in one sentence, or null. Loads no native library.</summary>
    public string? WhyUnavailable()
    {
        try
        {
            return (_default as IConditionalSolver)?.WhyUnavailable();
        }
#pragma warning disable CA1031 // Somebody else's code: whatever it throws is a reason not to run it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return $"it cannot say whether it can run ({Cause(e)}).";
        }
    }

    /// <summary>Builds the solver.</summary>
    /// <param name="options">Option names with their values as text.</param>
    /// <exception cref="ArgumentException">An option is unknown or its value is not allowed; the message says what is.</exception>
    public ISolver Create(IReadOnlyDictionary<string, string> options)
    {
        Guard.NotNull(options);
        var parameters = Parameters;
        var arguments = Array.ConvertAll(parameters, p => p.DefaultValue);
        foreach (var (key, text) in options)
        {
            var index = Array.FindIndex(parameters, p => string.Equals(p.Name, key, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
            {
                var allowed = parameters.Length == 0 ? "none" : string.Join(", ", parameters.Select(p => p.Name));
                throw new ArgumentException($"Solver '{Info.Name}' has no option '{key}'; allowed: {allowed}.", nameof(options));
            }

            arguments[index] = Parse(parameters[index], text);
        }

        return Construct(arguments);
    }

    private ParameterInfo[] Parameters => _constructor?.GetParameters() ?? [];

    private ISolver Construct(object?[] arguments)
    {
        if (_constructor is null)
            return _default;
        try
        {
            return (ISolver)_constructor.Invoke(arguments);
        }
        catch (TargetInvocationException e) when (e.InnerException is ArgumentException inner)
        {
            throw new ArgumentException($"Solver '{Name}': {inner.Message}", nameof(arguments), inner);
        }
        catch (TargetInvocationException e)
        {
            throw new ArgumentException($"Solver '{Name}' cannot be built: {Cause(e)}.", nameof(arguments), e);
        }
    }

    private string? Name => Info?.Name ?? _constructor?.DeclaringType?.FullName;

    // The first sentence of what made it fail at first: whoever calls by reflection, or from a type's initialisation, wraps it.
    private static string Cause(Exception fault)
    {
        while (fault is TargetInvocationException or TypeInitializationException && fault.InnerException is { } inner)
            fault = inner;
        return fault.Message.ReplaceLineEndings(" ").Split(". ", 2)[0].Trim().TrimEnd('.');
    }

    // A specification is name:key=value,key=value, and lists of solvers are parted by commas or blanks.
    private static SolverInfo CheckedInfo(ISolver solver)
    {
        var type = solver.GetType().FullName;
        SolverInfo? info;
        try
        {
            info = solver.Info;
        }
#pragma warning disable CA1031 // Somebody else's code: whatever it throws is a reason not to register it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            throw new ArgumentException($"Solver '{type}' does not say who it is: {Cause(e)}.", nameof(solver), e);
        }

        return info?.Name is { Length: > 0 } name && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.')
            ? info
            : throw new ArgumentException(
                $"Solver '{type}' has the name '{info?.Name}'; allowed: letters, digits, hyphens, underscores and dots, so that a command "
                    + "line can choose it.",
                nameof(solver));
    }

    private object Parse(ParameterInfo parameter, string text)
    {
        var type = parameter.ParameterType;
        if (type == typeof(string))
            return text;
        if (type == typeof(int) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole))
            return whole;
        if (type == typeof(double) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number))
            return number;
        if (type == typeof(bool) && bool.TryParse(text, out var flag))
            return flag;
        if (type.IsEnum && Enum.TryParse(type, text, ignoreCase: true, out var word) && Enum.IsDefined(type, word))
            return word;
        var allowed = type.IsEnum ? string.Join(", ", Enum.GetNames(type))
            : type == typeof(int) ? "a whole number"
            : type == typeof(bool) ? "true, false"
            : "a finite number";
        throw new ArgumentException($"Option '{parameter.Name}' of solver '{Info.Name}' is '{text}'; allowed: {allowed}.", parameter.Name);
    }
}
