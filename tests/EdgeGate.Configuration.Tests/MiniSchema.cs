using System.Text.Json;
using System.Text.RegularExpressions;

namespace EdgeGate.Configuration.Tests;

/// <summary>
/// Judges values by the schema's text, on its own: it knows nothing of the program's keys. Only the keywords that the schema uses; one
/// that it does not know is an error, so that nothing goes unchecked.
/// </summary>
internal static class MiniSchema
{
    private static readonly string[] Notes = ["$schema", "title", "description", "default", "unit", "why", "reload", "writeOnly"];

    internal static bool Accepts(JsonElement schema, JsonElement value)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Notes.Contains(keyword.Name) && !Holds(keyword.Name, keyword.Value, schema, value))
                return false;
        }

        return true;
    }

    private static bool Holds(string keyword, JsonElement wanted, JsonElement schema, JsonElement value) => keyword switch
    {
        "type" => IsOf(wanted.GetString()!, value),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= wanted.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= wanted.GetDouble(),
        "const" => value.ValueKind == JsonValueKind.Number && value.GetDouble() == wanted.GetDouble(),
        "enum" => wanted.EnumerateArray().Any(word => value.ValueKind == JsonValueKind.String && word.GetString() == value.GetString()),
        "anyOf" => wanted.EnumerateArray().Any(option => Accepts(option, value)),
        "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() >= wanted.GetInt32(),
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() <= wanted.GetInt32(),
        "pattern" => value.ValueKind != JsonValueKind.String || Pattern(wanted.GetString()!).IsMatch(value.GetString()!),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Accepts(wanted, item)),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= wanted.GetInt32(),
        "properties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(
            member => !wanted.TryGetProperty(member.Name, out var inner) || Accepts(inner, member.Value)),
        "additionalProperties" => wanted.ValueKind == JsonValueKind.False && (value.ValueKind != JsonValueKind.Object
            || value.EnumerateObject().All(member => schema.GetProperty("properties").TryGetProperty(member.Name, out _))),
        _ => throw new InvalidOperationException($"keyword {keyword} is not known here"),
    };

    // A dollar sign of .NET also stands before a last line feed; the one of JSON schemas does not.
    private static Regex Pattern(string text) => new(text.EndsWith('$') ? text[..^1] + "\\z" : text, RegexOptions.CultureInvariant);

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() == Math.Floor(value.GetDouble()),
        _ => throw new InvalidOperationException($"type {type} is not known here"),
    };
}
