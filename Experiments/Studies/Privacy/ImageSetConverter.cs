using System.Text.Json;
using System.Text.Json.Serialization;
using Judba.Learning.Data;

namespace Judba.Experiments.Studies.Privacy;

/// <summary>Images as JSON: their shape, their values and labels in base 64, the names of their classes.</summary>
internal sealed class ImageSetConverter : JsonConverter<ImageSet>
{
    /// <inheritdoc/>
    public override ImageSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (shape, pixels, labels, classes) = JsonSerializer.Deserialize<Plain>(ref reader, options)!;
        try
        {
            return new(pixels, shape, labels, [.. classes]);
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ImageSet value, JsonSerializerOptions options) => JsonSerializer.Serialize(
        writer, new Plain(value.Shape, value.Pixels.ToArray(), value.Labels.ToArray(), [.. value.Classes]), options);

    private sealed record Plain(ImageShape Shape, byte[] Pixels, byte[] Labels, string[] Classes);
}
