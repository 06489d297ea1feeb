using System.Text.Json;
using EdgeGate.Configuration.Schema;

namespace EdgeGate.Configuration.Tests;

/// <summary>Makes whole files with a few keys, most of them with a value that is allowed.</summary>
internal sealed class SchemaFiles(Random random)
{
    private readonly SchemaValues _values = new(random);
    private readonly JsonElement _schema = JsonDocument.Parse(JsonSchemaWriter.Write()).RootElement;

    internal string Next()
    {
        var text = new System.Text.StringBuilder();
        Write(_schema, text, 1);
        return text.ToString();
    }

    private void Write(JsonElement schema, System.Text.StringBuilder text, int depth)
    {
        text.Append("{\n");
        foreach (var member in schema.GetProperty("properties").EnumerateObject())
        {
            if (member.Name == "$schema" || random.Next(5) != 0)
                continue;
            text.Append(' ', depth * 2).Append('"').Append(member.Name).Append("\": ");
            if (member.Value.TryGetProperty("properties", out _))
                Write(member.Value, text, depth + 1);
            else
                text.Append(random.Next(8) == 0 ? _values.For(member.Value) : member.Value.GetProperty("default").GetRawText());
            text.Append(random.Next(4) == 0 ? ", // why\n" : ",\n");
        }

        text.Append(' ', (depth - 1) * 2).Append('}');
    }
}
