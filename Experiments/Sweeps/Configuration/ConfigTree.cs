using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Judba.Models.Files;
using Tomlyn;
using Tomlyn.Model;
using Tomlyn.Parsing;

namespace Judba.Experiments.Sweeps.Configuration;

/// <summary>A configuration as a tree of JSON, from a TOML file (or JSON, where the name ends so) and <c>--set a.b=value</c>.</summary>
internal static class ConfigTree
{
    // As of JSON. The parser of TOML calls itself for every level, until the stack is full.
    private const int MostDepth = 64;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It is not there, or neither TOML nor, by its name, JSON.</exception>
    public static JsonObject Read(string path)
    {
        string text;
        try
        {
            text = new UTF8Encoding(
                encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path}: does not exist; allowed: a TOML file (judba config example prints one).", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read ({e.Message.TrimEnd('.')}); allowed: a readable TOML file.", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new InputException($"{path}: no valid UTF-8; allowed: a TOML file in UTF-8.", e);
        }

        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Json(path, text) : Table(path, Toml(path, text));
    }

    /// <summary>Puts a value into the tree, replacing what stands there.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="pair"><c>a.b=value</c>; the value as in TOML, or a bare word.</param>
    /// <exception cref="InputException">It is no such pair, or a name on the way is no table.</exception>
    public static void Set(JsonObject tree, string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        var names = equals <= 0 ? [] : pair[..equals].Split('.');
        RequireDepth("Option '--set'", names.Length);
        if (names.Length == 0 || names.Any(string.IsNullOrWhiteSpace))
            throw new InputException($"Option '--set' is '{pair}'; allowed: path=value, such as grid.devices=[10,20] or instances=5.");
        var parent = tree;
        foreach (var name in names.SkipLast(1))
        {
            if (parent[name] is null)
                parent[name] = new JsonObject();
            parent = parent[name] as JsonObject
                ?? throw new InputException($"Option '--set' is '{pair}', but '{name}' is no table; allowed: the path of a field.");
        }

        parent[names[^1]] = Value(pair[(equals + 1)..].Trim());
    }

    // What TOML cannot read as a value is a word: scenario=paper-scaled, timeLimit=10s.
    private static JsonNode? Value(string text)
    {
        RequireDepth("Option '--set'", Depth(text));
        try
        {
            return Node("Option '--set'", "value", TomlSerializer.Deserialize<TomlTable>($"value = {text}")!["value"]);
        }
        catch (TomlException)
        {
            return JsonValue.Create(text);
        }
    }

    private static TomlTable Toml(string path, string text)
    {
        RequireDepth(path, Depth(text));
        try
        {
            // Deserialising alone lets keys stand twice.
            SyntaxParser.ParseStrict(text, path, validate: true);
            return TomlSerializer.Deserialize<TomlTable>(text)!;
        }
        catch (TomlException e)
        {
            var reason = e.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
            throw new InputException($"{path}: no valid TOML ({reason}); allowed: TOML (judba config example prints one).", e);
        }
    }

    // How deep brackets stand in each other, outside of comments and of texts on one line.
    private static int Depth(string text)
    {
        var (depth, deepest, quote, isComment) = (0, 0, '\0', false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
                (quote, isComment) = ('\0', false);
            else if (quote == '"' && c == '\\')
                i++;
            else if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (isComment)
                continue;
            else if (c is '"' or '\'')
                quote = c;
            else if (c == '#')
                isComment = true;
            else if (c is '[' or '{')
                deepest = Math.Max(deepest, ++depth);
            else if (c is ']' or '}')
                depth = Math.Max(0, depth - 1);
        }

        return deepest;
    }

    private static void RequireDepth(string file, int depth)
    {
        if (depth > MostDepth)
            throw new InputException($"{file}: is nested deeper than {MostDepth} levels; allowed: a depth of at most {MostDepth}.");
    }

    private static JsonObject Json(string path, string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject
                ?? throw new InputException($"{path}: no object; allowed: one JSON object.");
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"{path}: no valid JSON ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}); allowed: one JSON object.", e);
        }
    }

    private static JsonObject Table(string file, TomlTable table, string place = "")
    {
        var node = new JsonObject();
        foreach (var (name, value) in table)
            node[name] = Node(file, place.Length == 0 ? name : $"{place}.{name}", value);
        return node;
    }

    private static JsonNode? Node(string file, string place, object? value) => value switch
    {
        TomlTable table => Table(file, table, place),
        TomlArray array => new JsonArray([.. array.Select((item, k) => Node(file, $"{place}[{k}]", item))]),
        TomlTableArray tables => new JsonArray([.. tables.Select((item, k) => Node(file, $"{place}[{k}]", item))]),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        long whole => JsonValue.Create(whole),
        double number when double.IsFinite(number) => JsonValue.Create(number),
        _ => throw new InputException($"{file}: '{place}' is {value}; allowed: texts, finite numbers, true, false, arrays and tables."),
    };
}
