namespace Judba.Experiments.Tests.Files;

/// <summary>Every kind of bad input: part of a good sample, what replaces it, and what the refusal must name.</summary>
public static class BadFiles
{
    public static TheoryData<string, string, string[]> Problems { get; } = new()
    {
        { "\"constant\":41.5", "\"constant\":41.5,\"extra\":1", ["extra", "latencyWeight"] },
        { "\"constant\":41.5,", "", ["constant", "missing"] },
        { "\"constant\":41.5", "\"constant\":41.5,\"constant\":41.5", ["constant", "once"] },
        { "\"constant\":41.5", "\"constant\":null", ["'constant'", "null", "1E+40"] },
        { "\"constant\":41.5", "\"constant\":\"41.5\"", ["'constant'", "\"41.5\""] },
        { "\"constant\":41.5", "\"constant\":NaN", ["'constant'", "NaN"] },
        { "\"constant\":41.5", "\"constant\":-Infinity", ["'constant'", "-Infinity"] },
        { "\"constant\":41.5", "\"constant\":1e999", ["'constant'", "1e999", "1E+40"] },
        { "\"constant\":41.5", "\"constant\":true", ["'constant'", "true"] },
        { "\"constant\":41.5", "\"constant\":{\"a\":\n1}", ["'constant'"] },
        { "\"latencyWeight\":6.0", "\"latencyWeight\":-1", ["'latencyWeight'", "-1", "0 or a number from 1E-40"] },
        { "\"minUploaders\":1", "\"minUploaders\":1.5", ["'minUploaders'", "1.5", "whole number"] },
        { "\"minUploaders\":1", "\"minUploaders\":-1", ["'minUploaders'", "-1"] },
        { "[0.3,0.2]", "[0.3]", ["'transmitTime'", "1", "2"] },
        { "[0.3,0.2]", "[0.3,0]", ["'transmitTime[1]'", "is 0"] },
        { "[0.3,0.2]", "[0.3,null]", ["'transmitTime[1]'", "null"] },
        { "[0.3,0.2]", "0.3", ["'transmitTime'", "0.3", "array"] },
        { "[0.3,0.2]", "[0.3,Infinity]", ["'transmitTime[1]'", "Infinity"] },
        { "[1.2,0.4]", "[]", ["'computeLatency'", "one device or more"] },
        { "\"latencyWeight\":6.0", "\"latencyWeight\":0,\"tuningSaving\":[1]", ["'tuningSaving'", "2"] },
        { "judba-problem/1", "judba-problem/2", ["'schema'", "judba-problem/2", "judba-problem/1", "judba-instance/1"] },
        { "\"schema\":\"judba-problem/1\",", "", ["schema", "missing"] },
        { "\"name\":\"two\"", "\"name\":7", ["'name'", "7"] },
        { "\"name\":\"two\"", "\"name\":\"\"", ["'name'"] },
        { "\"name\":\"two\"", "\"name\":\"a\\u001b[2Jb\"", ["'name'"] },
        { "\"name\":\"two\"", "\"name\":\"\\ud800\"", ["'name'"] },
        { ",0.15]}", ",", ["transmitEnergyWeight"] },
        { ",0.15]}", ",0.15]}}", ["JSON"] },
    };

    public static TheoryData<string, string, string[]> Instances { get; } = new()
    {
        { "\"samples\":80", "\"sample\":80", ["devices[1].sample", "samples"] },
        { "\"samples\":80,", "", ["devices[1].samples", "missing"] },
        { "\"samples\":80", "\"samples\":80,\"samples\":80", ["devices[1].samples", "once"] },
        { "\"samples\":80", "\"samples\":null", ["'devices[1].samples'", "null", "whole number"] },
        { "\"samples\":80", "\"samples\":\"80\"", ["'devices[1].samples'", "\"80\""] },
        { "\"samples\":80", "\"samples\":NaN", ["'devices[1].samples'", "NaN"] },
        { "\"samples\":80", "\"samples\":1e999", ["'devices[1].samples'", "1e999"] },
        { "\"samples\":80", "\"samples\":0.5", ["'devices[1].samples'", "0.5"] },
        { "\"samples\":80", "\"samples\":80,\"sampleBits\":0", ["'devices[1].sampleBits'", "above 0", "bit"] },
        { "\"frequencyHz\":9e8", "\"frequencyHz\":0", ["'devices[1].frequencyHz'", "above 0", "Hz"] },
        { "1e-10,\"energyPreference\":0.5", "1e-10,\"energyPreference\":1.01", ["'devices[1].energyPreference'", "1.01", "from 0 to 1"] },
        { "\"bandwidthHz\":1e7,", "", ["system.bandwidthHz", "missing"] },
        { "\"bandwidthHz\":1e7", "\"bandwidthHz\":-1", ["'system.bandwidthHz'", "-1"] },
        { "\"minUploaders\":1", "\"minUploaders\":2147483648", ["'system.minUploaders'", "2147483648"] },
        { "\"modelBits\":2e7", "\"modelBits\":[2e7]", ["'system.modelBits'"] },
        { "\"devices\":[", "\"devices\":[7,", ["'devices[0]'", "7", "object"] },
        { "judba-instance/1", "judba-instance/9", ["'schema'", "judba-instance/9"] },
        { "\"noisePowerW\":7.9e-13", "\"noisePowerW\":7.9e-13 \"x\":1", ["JSON"] },
    };

    public static TheoryData<string, string[]> Wholes { get; } = new()
    {
        { "", ["empty", "JSON"] },
        { "  \n ", ["empty", "JSON"] },
        { "null", ["null", "object"] },
        { "[]", ["object"] },
        { "nonsense", ["JSON"] },
        { "{\"schema\":\"judba-instance/1\",\"name\":\"x\",\"system\":{", ["system"] },
    };

    public static TheoryData<string, string[]> Solutions { get; } = new()
    {
        { """{"uploads":[1]}""", ["bandwidthShare", "missing"] },
        { """{"uploads":[1],"bandwidthShare":[1],"note":"x"}""", ["note"] },
        { """{"uploads":[1],"uploads":[1],"bandwidthShare":[1]}""", ["uploads", "once"] },
        { """{"uploads":[2],"bandwidthShare":[1]}""", ["uploads[0]", "2", "0 to 1"] },
        { """{"uploads":[-1],"bandwidthShare":[1]}""", ["uploads[0]", "-1"] },
        { """{"uploads":[1,1],"bandwidthShare":[0.5,0.5]}""", ["uploads", "1"] },
        { """{"uploads":[0.5],"bandwidthShare":[1]}""", ["uploads[0]", "0.5"] },
        { """{"uploads":["1"],"bandwidthShare":[1]}""", ["uploads[0]", "\"1\""] },
        { """{"uploads":[0,1],"bandwidthShare":[1]}""", ["bandwidthShare", "1", "2"] },
        { """{"uploads":[1],"bandwidthShare":[-0.1]}""", ["bandwidthShare[0]", "-0.1"] },
        { """{"uploads":[1],"bandwidthShare":[1e999]}""", ["bandwidthShare[0]", "1e999"] },
        { """{"uploads":[1],"bandwidthShare":[NaN]}""", ["bandwidthShare[0]", "NaN"] },
        { """{"uploads":null,"bandwidthShare":null}""", ["uploads", "null"] },
        { """{"schema":"judba-problem/1"}""", ["schema", "judba-problem/1", "judba-solve/1"] },
        { "[]", ["object"] },
        { "{", ["JSON"] },
    };

    public static TheoryData<string, string, string[]> SolveObjects { get; } = new()
    {
        { "\"seconds\":0.002,", "", ["seconds", "missing"] },
        { "\"seconds\":0.002", "\"seconds\":null", ["seconds", "null"] },
        { "\"objective\":42.63", "\"objective\":\"42.63\"", ["objective", "\"42.63\""] },
        { "\"objective\":42.63", "\"objective\":1e999", ["objective", "1e999"] },
        { "\"reading\":\"min-cost\"", "\"reading\":\"min-max\"", ["reading", "min-max", "min-latency"] },
        { "\"termination\":\"completed\"", "\"termination\":\"done\"", ["termination", "done", "optimal"] },
        { "\"point\":\"feasible\"", "\"point\":\"maybe\"", ["point", "maybe", "none"] },
        { "\"evaluations\":56", "\"evaluations\":56,\"more\":0", ["more"] },
        { "judba-solve/1", "judba-solve/2", ["schema", "judba-solve/2", "judba-solve/1"] },
    };
}
