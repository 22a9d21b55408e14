using System.Collections.Immutable;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Learning.Allocator;

/// <summary>A law that fleets are drawn from to train the allocator, or to test it on what it has never seen.</summary>
internal sealed class LabelLaw
{
    private static readonly double[] Ratios = [1, 4, 8, 16, 32, 64];

    private readonly Func<Random, int, int, Problem> _draw;

    private LabelLaw(string name, Func<Random, int, int, Problem> draw) => (Name, _draw) = (name, draw);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The laws of training, each as likely as the next.</summary>
    public static IReadOnlyList<LabelLaw> Training { get; } =
    [
        new("paper", (random, devices, fewest) => Physical(ScenarioLaw.Paper, random, devices, fewest, isMixed: false)),
        new("paper-scaled", (random, devices, fewest) => Physical(ScenarioLaw.PaperScaled, random, devices, fewest, isMixed: false)),
        new(
            "paper-as-it-is",
            (random, devices, fewest) => AsItIs(
                random.Next(3) == 0 ? ScenarioLaw.Paper : ScenarioLaw.PaperScaled, random, devices, fewest)),
        new("mixed-preferences", (random, devices, fewest) => Physical(ScenarioLaw.PaperScaled, random, devices, fewest, isMixed: true)),
        new("canonical", (random, devices, fewest) => Canonical(random, devices, fewest, latency: 1, energy: Power(random, -2, 1))),
        new("clusters", Clusters),
        new("free-transmission", (random, devices, fewest) => Canonical(random, devices, fewest, latency: 1, energy: 0)),
        new(
            "energy-counts-most",
            (random, devices, fewest) => Canonical(random, devices, fewest, random.Next(2) == 0 ? 0 : Power(random, -3, -1), energy: 1)),
    ];

    /// <summary>Laws that are never trained on.</summary>
    public static IReadOnlyList<LabelLaw> Unseen { get; } =
    [
        new("heavy-tails", (random, devices, fewest) => Build(
            "heavy-tails", fewest, 1, Many(devices, () => Pareto(random)), Many(devices, () => 2 * Pareto(random) / devices),
            Many(devices, () => 0.3 * Pareto(random) / devices), Many(devices, () => -3 * Pareto(random) / devices))),
        new("two-camps", TwoCamps),
        new("save-as-they-send", SaveAsTheySend),
    ];

    /// <summary>Draws a fleet.</summary>
    /// <param name="random">Where numbers come from.</param>
    /// <param name="devices">M.</param>
    /// <param name="fewest">m.</param>
    public Problem Draw(Random random, int devices, int fewest)
    {
        Guard.NotNull(random);
        return _draw(random, devices, fewest);
    }

    private static Problem AsItIs(ScenarioLaw law, Random random, int devices, int fewest) =>
        ScenarioGenerator.Generate(law with { MinUploaders = fewest }, devices, random.Next()).ToProblem();

    // The scenario of [Yang21] with its numbers varied, each left as it is half of the time.
    private static Problem Physical(ScenarioLaw law, Random random, int devices, int fewest, bool isMixed)
    {
        var varied = law with
        {
            MinUploaders = fewest,
            EnergyPreference = Maybe(0.5, () => Preference(random)),
            CompressionRatio = Maybe(4, () => Ratios[random.Next(Ratios.Length)]),
            EdgeFrequencyHz = Maybe(law.EdgeFrequencyHz, () => law.EdgeFrequencyHz * Power(random, -1, 1)),
            BandwidthHz = Maybe(law.BandwidthHz, () => law.BandwidthHz * Power(random, -1, 1)),
            EncodeCyclesPerSample = Maybe(law.EncodeCyclesPerSample, () => law.EncodeCyclesPerSample * Power(random, -1.5, 1)),
            TuneCyclesPerParameter = Maybe(law.TuneCyclesPerParameter, () => law.TuneCyclesPerParameter * Power(random, -0.7, 0.7)),
            MaxDistanceM = Maybe(law.MaxDistanceM, () => law.MaxDistanceM * Power(random, -0.5, 0.7)),
            TransmitPowerW = Maybe(law.TransmitPowerW, () => law.TransmitPowerW * Power(random, -1, 0.5)),
        };
        var scenario = ScenarioGenerator.Generate(varied, devices, random.Next());
        if (!isMixed)
            return scenario.ToProblem();
        var extremes = random.Next(2) == 0;
        return new Scenario(
            scenario.Name, scenario.System,
            [
                .. scenario.Devices.Select(
                    d => d with { EnergyPreference = extremes && random.Next(3) == 0 ? random.Next(2) : Preference(random) }),
            ]).ToProblem();

        double Maybe(double usual, Func<double> other) => random.Next(2) == 0 ? usual : other();
    }

    // A canonical problem whose terms are of like size: savings of the order of what a device's part of the deadline costs.
    private static Problem Canonical(Random random, int devices, int fewest, double latency, double energy)
    {
        var transmission = Power(random, -1.5, 1) / devices;
        var saving = (latency + energy) * Power(random, -1, 1) / devices;
        var positive = random.Next(3) * 0.2;
        var start = random.Next(6) == 0 ? () => 0 : Family(random);
        Func<double> send = Family(random), pay = Family(random), save = Family(random);
        return Build(
            "canonical", fewest, latency, Many(devices, start), Many(devices, () => transmission * send()),
            Many(devices, () => energy * pay() / devices),
            Many(devices, () => (random.NextDouble() < positive ? 1 : -1) * saving * save()));
    }

    // A few kinds of device, each with a centre of its own in every quantity and some spread around it.
    private static Problem Clusters(Random random, int devices, int fewest)
    {
        double transmission = Power(random, -1.5, 0.7) / devices, energy = Power(random, -2, 0.5),
            saving = (1 + energy) * Power(random, -0.7, 0.7) / devices;
        double width = 0.3 + 1.2 * random.NextDouble(), spread = 0.4 * random.NextDouble();
        var centres = Enumerable.Range(0, random.Next(2, 5)).Select(_ => Many(4, () => width * Normal(random))).ToArray();
        double[] a = new double[devices], b = new double[devices], p = new double[devices], g = new double[devices];
        for (var i = 0; i < devices; i++)
        {
            var centre = centres[random.Next(centres.Length)];
            a[i] = Near(centre[0]);
            b[i] = transmission * Near(centre[1]);
            p[i] = energy * Near(centre[2]) / devices;
            g[i] = -saving * Near(centre[3]);
        }

        return Build("clusters", fewest, 1, a, b, p, g);

        double Near(double centre) => Math.Exp(centre + spread * Normal(random));
    }

    // One way to spread numbers around 1.
    private static Func<double> Family(Random random)
    {
        var width = 0.2 + 2 * random.NextDouble() * random.NextDouble();
        double[] types = [.. Enumerable.Range(0, random.Next(2, 7)).Select(_ => Math.Exp(width * Normal(random)))];
        return random.Next(5) switch
        {
            0 => () => 0.05 + 1.9 * random.NextDouble(),
            1 => () => 1,
            2 => () => types[random.Next(types.Length)],
            _ => () => Math.Exp(width * Normal(random)),
        };
    }

    // Fast devices in bad places, slow ones in good places.
    private static Problem TwoCamps(Random random, int devices, int fewest)
    {
        double[] a = new double[devices], b = new double[devices], p = new double[devices], g = new double[devices];
        var (near, far) = (Power(random, -1, 0), Power(random, 0, 1));
        for (var i = 0; i < devices; i++)
        {
            var isFast = random.Next(2) == 0;
            a[i] = (isFast ? 0.1 : 1) * (0.8 + 0.4 * random.NextDouble());
            b[i] = (isFast ? far : near) * (0.8 + 0.4 * random.NextDouble()) / devices;
            p[i] = 0.4 * random.NextDouble() / devices;
            g[i] = -(isFast ? 1 : 3) * (0.2 + 1.6 * random.NextDouble()) / devices;
        }

        return Build("two-camps", fewest, 1, a, b, p, g);
    }

    // Whoever has more to send saves more, in near proportion: all devices are nearly as good as each other.
    private static Problem SaveAsTheySend(Random random, int devices, int fewest)
    {
        double[] a = new double[devices], b = new double[devices], p = new double[devices], g = new double[devices];
        for (var i = 0; i < devices; i++)
        {
            var size = 0.2 + 1.6 * random.NextDouble();
            a[i] = 0.5 * size * (0.5 + random.NextDouble());
            b[i] = size / devices;
            p[i] = 0.3 / devices;
            g[i] = -2 * size * (0.9 + 0.2 * random.NextDouble()) / devices;
        }

        return Build("save-as-they-send", fewest, 1, a, b, p, g);
    }

    // K is what saving nothing costs, as in the physical model, so that costs are above 0.
    private static Problem Build(string name, int fewest, double latency, double[] a, double[] b, double[] p, double[] g) => new(
        name, latency, g.Sum(x => Math.Max(0, -x)), ImmutableArray.Create(a), ImmutableArray.Create(b), ImmutableArray.Create(g),
        ImmutableArray.Create(p), fewest);

    private static double[] Many(int devices, Func<double> draw) => [.. Enumerable.Range(0, devices).Select(_ => draw())];

    private static double Preference(Random random) => 1 / (1 + Math.Exp(-1.7 * Normal(random)));

    private static double Power(Random random, double low, double high) => Math.Pow(10, low + (high - low) * random.NextDouble());

    private static double Pareto(Random random) => 0.5 * Math.Pow(1 - random.NextDouble(), -1 / 1.5);

    private static double Normal(Random random) => MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
}
