using System.Text.Json;
using System.Text.Json.Serialization;

namespace Judba.Experiments.Sweeps.Configuration;

/// <summary>How sweep configurations are read and written as JSON: strictly, by generated code.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SweepConfig))]
[JsonSerializable(typeof(SweepSteps))]
[JsonSerializable(typeof(SweepLaw))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(JsonElement[]))]
internal sealed partial class SweepJson : JsonSerializerContext;
