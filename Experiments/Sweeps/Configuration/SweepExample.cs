namespace Judba.Experiments.Sweeps.Configuration;

/// <summary>The configuration that <c>judba config example</c> prints; examples/sweep.toml is the same.</summary>
internal static class SweepExample
{
    /// <summary>The file.</summary>
    public const string Text = """
        # judba sweep sweep.toml
        schema = "judba-sweep/1"
        scenario = "paper-scaled"      # the law that fleets are drawn from
        instances = 5                  # fleets for each point
        seed = 1                       # of everything random
        solvers = ["exact", "price", "threshold", "full-upload"]
        readings = ["min-cost", "min-latency"]
        timeLimit = "10s"              # for each solve

        [set]                          # one value everywhere
        edgeFrequencyHz = "3GHz"

        [grid]                         # every combination
        devices = [20, 60]
        energyPreference = { from = 0.1, to = 0.9, count = 3 }

        [random]                       # each draw crossed with the whole grid
        points = 2
        [random.fields]
        bandwidthHz = { law = "log-uniform", from = "2MHz", to = "50MHz" }
        compressionRatio = [4, 16, 32]

        """;
}
