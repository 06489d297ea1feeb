using System.Text;
using System.Text.Json;

namespace EdgeGate.Appliance.Configuration;

/// <summary>Reads JSON with comments and trailing commas into nodes that know their place.</summary>
internal static class ConfigParser
{
    /// <summary>A configuration is a few kilobytes; whatever is larger is another file.</summary>
    internal const int MaxBytes = 1 << 20;

    private const int MaxDepth = 16;

    /// <summary>Parses a file's bytes.</summary>
    /// <returns>The top object; null when the text is no JSON, and then <paramref name="errors"/> says where it goes wrong.</returns>
    internal static ConfigNode? Parse(ReadOnlySpan<byte> utf8, List<ConfigError> errors)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[3..];
        if (utf8.Length > MaxBytes)
        {
            errors.Add(new(0, 0, "", $"{utf8.Length} bytes; a configuration is at most {MaxBytes}. Is this the right file?"));
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions
            {
                CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth,
            });
            reader.Read();
            var root = ReadValue(ref reader, utf8, errors, "");
            reader.Read(); // throws when something follows
            if (root.Kind == ConfigNodeKind.Object)
                return root;
            errors.Add(new(root.Line, root.Column, "", "the file has to be one object: { \"camera\": { ... }, ... }"));
        }
        catch (JsonException e)
        {
            var line = (int)(e.LineNumber ?? 0) + 1;
            var column = (int)(e.BytePositionInLine ?? 0) + 1;
            errors.Add(new(line, column, "", $"not valid JSON here: {Sentence(e.Message)}"));
        }
        catch (InvalidOperationException)
        {
            // The reader meets bytes that are no UTF-8 only when a string is fetched.
            errors.Add(new(0, 0, "", "the file holds bytes that are not UTF-8; save it as UTF-8"));
        }

        return null;
    }

    private static ConfigNode ReadValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, List<ConfigError> errors, string path)
    {
        var (line, column) = Place(utf8, (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, utf8, errors, path, new(ConfigNodeKind.Object, line, column));
            case JsonTokenType.StartArray:
                var array = new ConfigNode(ConfigNodeKind.Array, line, column);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    array.Elements.Add(ReadValue(ref reader, utf8, errors, path));
                return array;
            case JsonTokenType.String:
                return new(ConfigNodeKind.Text, line, column) { Text = reader.GetString()! };
            case JsonTokenType.Number:
                return new(ConfigNodeKind.Number, line, column) { Text = Encoding.ASCII.GetString(reader.ValueSpan) };
            case JsonTokenType.True or JsonTokenType.False:
                return new(ConfigNodeKind.Boolean, line, column) { Text = reader.TokenType == JsonTokenType.True ? "true" : "false" };
            default:
                return new(ConfigNodeKind.Null, line, column) { Text = "null" };
        }
    }

    private static ConfigNode ReadObject(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, List<ConfigError> errors, string path, ConfigNode node)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (line, column) = Place(utf8, (int)reader.TokenStartIndex);
            var name = reader.GetString()!;
            var key = path.Length == 0 ? name : $"{path}.{name}";
            reader.Read();
            var value = ReadValue(ref reader, utf8, errors, key);
            if (name == "$schema" && path.Length == 0)
                continue;
            if (node.Members.Exists(member => member.Key == name))
                errors.Add(new(line, column, key, "stands twice; keep one"));
            else
                node.Members.Add(new(name, value));
        }

        return node;
    }

    private static (int Line, int Column) Place(ReadOnlySpan<byte> utf8, int offset)
    {
        var before = utf8[..offset];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    private static string Sentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
