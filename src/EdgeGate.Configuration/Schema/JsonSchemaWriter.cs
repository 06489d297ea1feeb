using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EdgeGate.Configuration.Keys;

namespace EdgeGate.Configuration.Schema;

/// <summary>
/// The keys as a JSON Schema (draft 2020-12), so that an editor completes, explains and underlines what <c>edgegate check</c> would refuse.
/// Contradictions between keys are beyond a schema; the sections' descriptions name them.
/// </summary>
public static class JsonSchemaWriter
{
    /// <summary>Name of the file beside the program, and beside a configuration that <c>edgegate init</c> writes.</summary>
    public const string FileName = "edgegate.schema.json";

    /// <summary>The whole schema, with a line feed at its end.</summary>
    public static string Write()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", "EdgeGate configuration");
            json.WriteString("description", "The one file of a lane. Comments and trailing commas are allowed. Written by 'edgegate check --schema'.");
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            json.WriteStartObject("$schema");
            json.WriteString("type", "string");
            json.WriteString("description", "Where this schema lies, for editors; the lane does not read it.");
            json.WriteEndObject();
            Children(json, "");
            json.WriteEndObject();
            json.WriteBoolean("additionalProperties", false);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Children(Utf8JsonWriter json, string section)
    {
        var prefix = section.Length == 0 ? "" : section + ".";
        var names = ConfigSchema.Keys.Where(key => key.Path.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => key.Path[prefix.Length..].Split('.')[0]).Distinct();
        foreach (var name in names)
        {
            json.WriteStartObject(name);
            if (ConfigSchema.ByPath.TryGetValue(prefix + name, out var key))
                Key(json, key);
            else
                Section(json, prefix + name);
            json.WriteEndObject();
        }
    }

    private static void Section(Utf8JsonWriter json, string section)
    {
        json.WriteString("title", Title(section[(section.LastIndexOf('.') + 1)..]));
        json.WriteString("description", SectionTexts.Of(section));
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        Children(json, section);
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
    }

    private static void Key(Utf8JsonWriter json, ConfigKey key)
    {
        json.WriteString("title", Title(key.Name));
        json.WriteString("description", $"{key.About} Takes {key.Expects}, default {key.Default}. {key.Why}");
        key.WriteSchema(json);
        json.WritePropertyName("default");
        json.WriteRawValue(key.Default);
        if (key.Unit.Length > 0)
            json.WriteString("unit", key.Unit);
        json.WriteString("why", key.Why);
        json.WriteString("reload", key.Restart is { } because ? $"at the next start: {because}" : "while the lane runs");
        if (key.IsSecret)
            json.WriteBoolean("writeOnly", true);
    }

    /// <summary>minConfidence becomes "Min confidence".</summary>
    private static string Title(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter))
                text.Append(' ').Append(char.ToLowerInvariant(letter));
            else
                text.Append(text.Length == 0 ? char.ToUpperInvariant(letter) : letter);
        }

        return text.ToString();
    }
}
