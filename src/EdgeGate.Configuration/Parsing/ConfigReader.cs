using System.Text;
using System.Text.Json;

namespace EdgeGate.Configuration.Parsing;

/// <summary>One pass over a file's tokens.</summary>
public ref struct ConfigReader
{
    private const int MaxDepth = 16;

    private readonly List<ConfigError> _errors;
    private Utf8JsonReader _json;
    private TextPlace _place;

    public ConfigReader(ReadOnlySpan<byte> utf8, List<ConfigError> errors)
    {
        _errors = errors;
        _json = new Utf8JsonReader(utf8, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth,
        });
        _place = new TextPlace(utf8);
    }

    /// <summary>Line of the last token.</summary>
    public readonly int Line => _place.Line;

    /// <summary>Column of the last token.</summary>
    public readonly int Column => _place.Column;

    /// <summary>Reads the whole file.</summary>
    /// <exception cref="JsonException">It is no JSON, or something follows.</exception>
    /// <exception cref="InvalidOperationException">A text is no text; <see cref="Line"/> and <see cref="Column"/> say which.</exception>
    public ConfigNode ReadFile()
    {
        _json.Read();
        var root = ReadValue("");
        _json.Read(); // throws when something follows
        return root;
    }

    private ConfigNode ReadValue(string path)
    {
        _place.MoveTo((int)_json.TokenStartIndex);
        var (line, column) = (_place.Line, _place.Column);
        switch (_json.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(path, new(ConfigNodeKind.Object, line, column));
            case JsonTokenType.StartArray:
                var array = new ConfigNode(ConfigNodeKind.Array, line, column);
                while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
                    array.Elements.Add(ReadValue(path));
                return array;
            case JsonTokenType.String:
                return new(ConfigNodeKind.Text, line, column) { Text = _json.GetString()! };
            case JsonTokenType.Number:
                return new(ConfigNodeKind.Number, line, column) { Text = Encoding.ASCII.GetString(_json.ValueSpan) };
            case JsonTokenType.True or JsonTokenType.False:
                return new(ConfigNodeKind.Boolean, line, column) { Text = _json.TokenType == JsonTokenType.True ? "true" : "false" };
            default:
                return new(ConfigNodeKind.Null, line, column) { Text = "null" };
        }
    }

    private ConfigNode ReadObject(string path, ConfigNode node)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType != JsonTokenType.EndObject)
        {
            _place.MoveTo((int)_json.TokenStartIndex);
            var (line, column) = (_place.Line, _place.Column);
            var name = _json.GetString()!;
            var key = path.Length == 0 ? name : $"{path}.{name}";
            _json.Read();
            var value = ReadValue(key);
            if (!names.Add(name))
                _errors.Add(new(line, column, key, "stands twice; keep one"));
            else if (name != "$schema" || path.Length > 0)
                node.Members.Add(new(name, value));
            else if (value.Kind != ConfigNodeKind.Text)
                _errors.Add(new(value.Line, value.Column, key, "has to be a text: where the schema lies"));
        }

        return node;
    }
}
