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
    /// <exception cref="ArgumentException">It has no public constructor whose parameters are all optional.</exception>
    public SolverDescriptor(Type type)
    {
        Guard.NotNull(type);
        _constructor = (typeof(ISolver).IsAssignableFrom(type) && !type.IsAbstract ? type.GetConstructors() : [])
            .OrderByDescending(c => c.GetParameters().Length)
            .FirstOrDefault(c => Array.TrueForAll(c.GetParameters(), p => p.IsOptional))
            ?? throw new ArgumentException(
                $"'{type.FullName}' is no solver; allowed: classes that implement ISolver and have a public constructor whose parameters are all optional.",
                nameof(type));
        _default = Construct(Array.ConvertAll(_constructor.GetParameters(), p => p.DefaultValue));
    }

    private SolverDescriptor(ISolver solver) => _default = solver;

    /// <summary>Describes a solver that is built already and has no options.</summary>
    public static SolverDescriptor Of(ISolver solver)
    {
        Guard.NotNull(solver);
        return new(solver);
    }

    /// <summary>What the solver says about itself with default options.</summary>
    public SolverInfo Info => _default.Info;

    /// <summary>Names and defaults of its options, as on the command line.</summary>
    public IReadOnlyList<string> Options =>
        Array.ConvertAll(Parameters, p => $"{p.Name}={Convert.ToString(p.DefaultValue, CultureInfo.InvariantCulture)}");

    /// <summary>Why it cannot run here, in one sentence, or null. Loads no native library.</summary>
    public string? WhyUnavailable() => (_default as IConditionalSolver)?.WhyUnavailable();

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
            throw new ArgumentException($"Solver '{_default?.Info.Name ?? _constructor.DeclaringType?.Name}': {inner.Message}", nameof(arguments), inner);
        }
    }

    private object Parse(ParameterInfo parameter, string text)
    {
        var type = parameter.ParameterType;
        if (type == typeof(string))
            return text;
        if (type == typeof(int) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole))
            return whole;
        if (type == typeof(double) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
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
