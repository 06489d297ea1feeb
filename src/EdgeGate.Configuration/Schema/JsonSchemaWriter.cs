using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EdgeGate.Configuration.Keys;
using EdgeGate.Domain.Configuration;

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
        using (var json = new Utf8JsonWriter(buffer,
            new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", "EdgeGate configuration");
            json.WriteString("description",
                "The one file of a lane. Comments and trailing commas are allowed. Written by 'edgegate check --schema'.");
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
        json.WriteString("description", $"{key.About} Takes {key.Form.Expects}, default {key.Default}. {key.Why}");
        Form(json, key.Form);
        json.WritePropertyName("default");
        json.WriteRawValue(key.Default);
        if (key.Form.Unit.Length > 0)
            json.WriteString("unit", key.Form.Unit);
        json.WriteString("why", key.Why);
        json.WriteString("reload", key.Restart is { } because ? $"at the next start: {because}" : "while the lane runs");
        if (key.IsSecret)
            json.WriteBoolean("writeOnly", true);
    }

    private static void Form(Utf8JsonWriter json, OptionForm form)
    {
        json.WriteString("type", form switch
        {
            OptionForm.Number number => number.IsWhole ? "integer" : "number",
            OptionForm.Flag => "boolean",
            OptionForm.Texts => "array",
            _ => "string",
        });
        switch (form)
        {
            case OptionForm.Number { OrZero: true } number:
                json.WriteStartArray("anyOf");
                json.WriteStartObject();
                json.WriteNumber("const", 0);
                json.WriteEndObject();
                json.WriteStartObject();
                Limits(json, number);
                json.WriteEndObject();
                json.WriteEndArray();
                break;
            case OptionForm.Number number:
                Limits(json, number);
                break;
            case OptionForm.Choice choice:
                json.WriteStartArray("enum");
                foreach (var word in choice.Words)
                    json.WriteStringValue(word);
                json.WriteEndArray();
                break;
            case OptionForm.Text text:
                if (text.Shortest > 0)
                    json.WriteNumber("minLength", text.Shortest);
                json.WriteNumber("maxLength", text.Longest);
                json.WriteString("pattern", "^[^\\u0000-\\u001f\\u007f]*$");
                break;
            case OptionForm.Texts texts:
                json.WriteNumber("maxItems", OptionForm.Texts.Most);
                json.WriteStartObject("items");
                json.WriteString("type", "string");
                json.WriteString("pattern", texts.Pattern);
                json.WriteEndObject();
                break;
        }
    }

    private static void Limits(Utf8JsonWriter json, OptionForm.Number number)
    {
        json.WriteNumber("minimum", number.Min);
        json.WriteNumber("maximum", number.Max);
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
