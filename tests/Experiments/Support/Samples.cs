namespace Judba.Experiments.Tests.Support;

/// <summary>Small valid files, which tests spoil in one place each.</summary>
internal static class Samples
{
    /// <summary>
    /// Two devices; device 1 alone is best in both readings, at 42.63 (device 0 alone 45.545, both 43.60 at T* = 1.5623 s).
    /// </summary>
    public const string Problem = """
        {"schema":"judba-problem/1","name":"two","latencyWeight":6.0,"constant":41.5,"minUploaders":1,
         "computeLatency":[1.2,0.4],"transmitTime":[0.3,0.2],"uploadCost":[-5.0,-2.5],"transmitEnergyWeight":[0.15,0.15]}
        """;

    public const string Instance = """
        {"schema":"judba-instance/1","name":"pair",
         "system":{"bandwidthHz":1e7,"noisePowerW":7.9e-13,"edgeFrequencyHz":2.5e9,"sampleBits":8e5,"compressionRatio":4,
          "switchedCapacitance":1e-28,"encodeCyclesPerSample":1e7,"trainCyclesPerSample":1e8,"tuneCyclesPerSample":1e10,
          "inferenceCyclesPerSample":1e6,"inferredSamples":100,"modelBits":2e7,"downlinkBandwidthHz":1e7,
          "edgeTransmitPowerW":1,"receivePowerW":0.1,"minUploaders":1},
         "devices":[
          {"samples":100,"frequencyHz":5e8,"transmitPowerW":0.3,"idlePowerW":0.1,"channelGain":1e-9,"energyPreference":0.5},
          {"samples":80,"frequencyHz":9e8,"transmitPowerW":0.3,"idlePowerW":0.1,"channelGain":1e-10,"energyPreference":0.5}]}
        """;

    public const string BareSolution = """{"uploads":[1],"bandwidthShare":[1]}""";

    /// <summary>Device 1 alone: C = 41.5 − 2.5 + 0.15·0.2 + 6·(0.4 + 0.2) = 42.63.</summary>
    public const string SolveObject = """
        {"schema":"judba-solve/1","instance":"two","solver":"price","reading":"min-cost","termination":"completed","point":"feasible",
         "objective":42.63,"bound":null,"gap":null,"uploads":[1],"bandwidthShare":[1],
         "completionLatency":0.6,"seconds":0.002,"evaluations":56}
        """;

    /// <summary>Replaces a part that stands there once.</summary>
    public static string With(string text, string part, string replacement)
    {
        Assert.True(text.Split(part).Length == 2, $"'{part}' must stand in the sample exactly once");
        return text.Replace(part, replacement, StringComparison.Ordinal);
    }
}
