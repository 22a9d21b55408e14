namespace Judba.Benchmarks.Baselines;

/// <summary><c>compare-baseline</c> and <c>store-baseline</c>: ratios of this run beside those of a stored one.</summary>
internal static class BaselineCommand
{
    /// <summary>Measures and writes the file.</summary>
    public const string Store = "store-baseline";

    /// <summary>Measures and compares with the file.</summary>
    public const string Compare = "compare-baseline";

    private const string Usage =
        "allowed: compare-baseline or store-baseline, then parts of names of cases, --file PATH, --tolerance FRACTION.";

    // More than two runs of the same code differ by on a quiet machine; docs/benchmarks.md says what was seen.
    private const double DefaultTolerance = 0.15;

    private const int StoredRounds = 60;
    private const int ComparedRounds = 20;

    // A ratio beyond the tolerance is measured again, as often as this, before it is believed: a minimum only gets better.
    private const int MostRepetitions = 4;

    // This program runs from tests/Benchmarks/bin/<configuration>/<framework>/.
    private static readonly string DefaultFile = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../..", "baseline.json"));

    /// <summary>Runs one of the two.</summary>
    /// <returns>0 done · 1 a ratio has grown beyond the tolerance or a case is gone · 2 nothing was measured.</returns>
    public static int Run(string[] args)
    {
        var (file, tolerance) = (DefaultFile, (double?)null);
        List<string> parts = [];
        for (var k = 1; k < args.Length; k++)
        {
            if (args[k] is "--file" && k + 1 < args.Length)
                file = args[++k];
            else if (args[k] is "--tolerance" && k + 1 < args.Length && double.TryParse(args[k + 1], out var given) && given > 0)
                (tolerance, k) = (given, k + 1);
            else if (args[k].StartsWith('-'))
                return Nothing($"'{args[k]}' is not understood; {Usage}");
            else
                parts.Add(args[k]);
        }

        var cases = BaselineCases.All().Where(
            c => parts.Count == 0 || parts.Exists(p => c.Name.Contains(p, StringComparison.Ordinal))).ToList();
        if (cases.Count == 0)
            return Nothing(
                $"No case is named like {string.Join(", ", parts)}; allowed: "
                + $"{string.Join(", ", BaselineCases.All().Select(c => c.Name))}.");
        if (args[0] is Store)
            return StoreAll(cases, file, tolerance ?? DefaultTolerance);
        return Baseline.Read(file) is { } stored
            ? CompareAll(cases, stored, tolerance ?? stored.Tolerance, parts.Count == 0)
            : Nothing($"{file}: there are no stored ratios to compare with; {Store} writes them.");
    }

    private static int StoreAll(List<BaselineCase> cases, string file, double tolerance)
    {
        List<(string, double)> measured = [];
        foreach (var one in cases)
        {
            var meter = new RatioMeter(one);
            meter.Measure(StoredRounds);
            Console.WriteLine($"{one.Name,-32} {meter.Ratio,10:G3}");
            measured.Add((one.Name, meter.Ratio));
        }

        Baseline.Of(measured, tolerance).Write(file);
        return 0;
    }

    private static int CompareAll(List<BaselineCase> cases, Baseline stored, double tolerance, bool isWhole)
    {
        if (stored.VectorDoubles != System.Numerics.Vector<double>.Count)
            Console.WriteLine(
                $"Stored on a processor with vectors of {stored.VectorDoubles} doubles, here {System.Numerics.Vector<double>.Count}: "
                + "ratios differ.");
        Console.WriteLine($"{"case",-32} {"stored",10} {"now",10} {"change",10}");
        var (compared, slower) = (0, 0);
        foreach (var one in cases)
        {
            if (!stored.Ratios.TryGetValue(one.Name, out var before))
            {
                Console.WriteLine($"{one.Name,-32} {"not stored",10}");
                continue;
            }

            var ratio = Measured(one, before * (1 + tolerance));
            var isSlower = !(ratio <= before * (1 + tolerance));
            compared++;
            slower += isSlower ? 1 : 0;
            var remark = isSlower ? "  slower" : ratio < before / (1 + tolerance) ? "  faster: store again" : "";
            Console.WriteLine($"{one.Name,-32} {before,10:G3} {ratio,10:G3} {ratio / before - 1,10:+0.0 %;-0.0 %}{remark}");
        }

        if (compared == 0)
            return Nothing($"None of these cases is stored; {Store} stores them.");
        var gone = isWhole ? stored.Ratios.Keys.Except(cases.Select(c => c.Name), StringComparer.Ordinal).ToList() : [];
        foreach (var name in gone)
            Console.WriteLine($"{name,-32} is stored and no longer measured");
        Console.WriteLine($"{compared} compared, {slower} slower by more than {tolerance:0 %}, {gone.Count} gone");
        return slower + gone.Count > 0 ? 1 : 0;
    }

    private static double Measured(BaselineCase one, double most)
    {
        var meter = new RatioMeter(one);
        for (var k = 0; k < MostRepetitions && !(meter.Ratio <= most); k++)
            meter.Measure(ComparedRounds);
        return meter.Ratio;
    }

    private static int Nothing(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 2;
    }
}
