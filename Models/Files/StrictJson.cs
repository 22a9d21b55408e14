using System.Text.Json;
using Judba.Models.Numerics;

namespace Judba.Models.Files;

/// <summary>One value of a JSON file and where it stands. Whatever is not exactly as the format says is refused with a sentence.</summary>
internal readonly struct StrictJson
{
    private readonly string _file;
    private readonly JsonElement _element;

    private StrictJson(string file, string path, JsonElement element)
    {
        _file = file;
        Path = path;
        _element = element;
    }

    /// <summary>Where the value stands, as <c>devices[3].samples</c>; empty for the whole file.</summary>
    public string Path { get; }

    /// <summary>Parses a whole file and hands its value to <paramref name="read"/>.</summary>
    /// <exception cref="InputException">The file cannot be read, is no JSON, or <paramref name="read"/> refuses it.</exception>
    public static T Read<T>(string file, Func<StrictJson, T> read) => Read(file, ReadBytes(file), read);

    /// <summary>Parses what was read already and hands its value to <paramref name="read"/>.</summary>
    /// <param name="file">What messages call the text.</param>
    /// <param name="bytes">The text, UTF-8.</param>
    /// <param name="read">Reads the value.</param>
    /// <exception cref="InputException">It is no JSON, or <paramref name="read"/> refuses it.</exception>
    public static T Read<T>(string file, ReadOnlyMemory<byte> bytes, Func<StrictJson, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return read(new StrictJson(file, "", document.RootElement));
        }
        catch (JsonException e)
        {
            throw JsonFault.Explain(file, bytes.Span, e);
        }
        catch (InvalidOperationException e)
        {
            // The reader's word for text that is not UTF-8.
            throw new InputException($"{file}: no valid UTF-8; allowed: one JSON object in UTF-8.", e);
        }
    }

    private static ReadOnlyMemory<byte> ReadBytes(string file)
    {
        try
        {
            if (Directory.Exists(file))
                throw new InputException($"{file}: is a folder; allowed: a JSON file.");
            ReadOnlyMemory<byte> bytes = File.ReadAllBytes(file);
            ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
            return bytes.Span.StartsWith(byteOrderMark) ? bytes[byteOrderMark.Length..] : bytes;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{file}: does not exist; allowed: a JSON file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"{file}: cannot be read ({e.Message.TrimEnd('.')}); allowed: a readable JSON file.", e);
        }
    }

    /// <summary>Refuses an object whose <c>schema</c> is none of <paramref name="allowed"/>, before anything else in it is judged.</summary>
    public void RequireSchema(params ReadOnlySpan<string> allowed)
    {
        if (_element.ValueKind != JsonValueKind.Object)
            throw Refuse("an object");
        var words = Quoted(allowed);
        if (!_element.TryGetProperty("schema", out var schema))
            throw new InputException($"{_file}: 'schema' is missing; allowed: {words}.");
        if (schema.ValueKind != JsonValueKind.String || !allowed.Contains(schema.GetString()))
            throw new StrictJson(_file, "schema", schema).Refuse(words);
    }

    /// <summary>The members of an object whose names are known, in the order of the names.</summary>
    /// <param name="names">Every name that is allowed.</param>
    /// <param name="required">How many of them, from the front, must be there.</param>
    /// <returns>One value per name; null where an optional one is absent.</returns>
    public StrictJson?[] Members(IReadOnlyList<string> names, int required)
    {
        if (_element.ValueKind != JsonValueKind.Object)
            throw Refuse("an object");
        var members = new StrictJson?[names.Count];
        foreach (var property in _element.EnumerateObject())
        {
            var k = 0;
            while (k < names.Count && !property.NameEquals(names[k]))
                k++;
            if (k == names.Count)
                throw new InputException($"{_file}: '{Child(JsonFault.Printable(property.Name))}' is no field of this format; allowed: {string.Join(", ", names)}.");
            if (members[k] is not null)
                throw new InputException($"{_file}: '{Child(property.Name)}' stands twice; allowed: each field once.");
            members[k] = new StrictJson(_file, Child(property.Name), property.Value);
        }

        for (var k = 0; k < required; k++)
        {
            if (members[k] is null)
                throw new InputException($"{_file}: '{Child(names[k])}' is missing; required: {string.Join(", ", names.Take(required))}.");
        }

        return members;
    }

    /// <summary>Whether an object has a member of that name.</summary>
    public bool Has(string name) => _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out _);

    /// <summary>The string under that name, or null if there is none.</summary>
    public string? Peek(string name) =>
        _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out var value) &&
        value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>The entries of an array.</summary>
    /// <param name="length">How many there must be; null for any number.</param>
    public List<StrictJson> Items(int? length = null)
    {
        if (_element.ValueKind != JsonValueKind.Array)
            throw Refuse("an array");
        if (length is { } expected && _element.GetArrayLength() != expected)
            throw new InputException($"{_file}: '{Path}' has {_element.GetArrayLength()} entries; allowed: {expected}.");
        var items = new List<StrictJson>(_element.GetArrayLength());
        foreach (var item in _element.EnumerateArray())
            items.Add(new StrictJson(_file, $"{Path}[{items.Count}]", item));
        return items;
    }

    /// <summary>An array of numbers.</summary>
    public double[] Numbers(Quantity rule, int? length = null)
    {
        if (_element.ValueKind != JsonValueKind.Array)
            throw Refuse("an array of numbers");
        if (length is { } expected && _element.GetArrayLength() != expected)
            throw new InputException($"{_file}: '{Path}' has {_element.GetArrayLength()} entries; allowed: {expected}.");
        var numbers = new double[_element.GetArrayLength()];
        var k = 0;
        foreach (var item in _element.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetDouble(out numbers[k]) || !rule.Accepts(numbers[k]))
                throw new StrictJson(_file, $"{Path}[{k}]", item).Refuse(rule.Allowed);
            k++;
        }

        return numbers;
    }

    /// <summary>A number in its range.</summary>
    public double Number(Quantity rule) =>
        _element.ValueKind == JsonValueKind.Number && _element.TryGetDouble(out var value) && rule.Accepts(value)
            ? value
            : throw Refuse(rule.Allowed);

    /// <summary>A number in its range, or NaN for null.</summary>
    public double NumberOrNull(Quantity rule) => _element.ValueKind == JsonValueKind.Null ? double.NaN : Number(rule);

    /// <summary>One of several words.</summary>
    public string Word(params ReadOnlySpan<string> allowed) =>
        _element.ValueKind == JsonValueKind.String && _element.GetString() is { } text && allowed.Contains(text)
            ? text
            : throw Refuse(Quoted(allowed));

    /// <summary>A name: names reach terminals and file names, so they hold nothing that acts on either.</summary>
    public string Name()
    {
        const int Longest = 200;
        var raw = _element.ValueKind == JsonValueKind.String ? _element.GetRawText() : "";
        // Half a surrogate pair, which JSON can write, is no text.
        var text = raw.Length > 0 && JsonFault.IsText(_element) ? _element.GetString()! : "";
        return text.Length is >= 1 and <= Longest && !text.Any(char.IsControl)
            ? text
            : throw Refuse($"a text of 1 to {Longest} characters without control characters");
    }

    /// <summary>The sentence that refuses this value.</summary>
    public InputException Refuse(string allowed)
    {
        var raw = _element.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => $"an array of {_element.GetArrayLength()}",
            _ => JsonFault.Printable(_element.GetRawText()),
        };
        return new(Path.Length == 0
            ? $"{_file}: the file holds {raw}; allowed: {allowed}."
            : $"{_file}: '{Path}' is {raw}; allowed: {allowed}.");
    }

    private static string Quoted(ReadOnlySpan<string> words) => string.Join(", ", words.ToArray().Select(w => $"\"{w}\""));

    private string Child(string name) => Path.Length == 0 ? name : $"{Path}.{name}";
}
