using System.Text;
using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Migration;

namespace EdgeGate.Configuration.Schema;

/// <summary>
/// A configuration to begin with: what a lane needs is set, everything else stands there as a comment with its default, range and
/// reason. Valid as it is, and with every comment sign before a key taken away.
/// </summary>
public static class ExampleWriter
{
    /// <summary>Writes it.</summary>
    /// <param name="set">Values that are set, by key, as they are written in the file.</param>
    public static string Write(IReadOnlyDictionary<string, string> set)
    {
        var text = new StringBuilder();
        text.Append("// The configuration of this lane. 'edgegate check' finds every mistake in it; a running lane takes most changes over by itself.\n");
        text.Append("// Lines that begin with // and a key show defaults: take the // away to change one.\n{\n");
        text.Append("  \"$schema\": \"").Append(JsonSchemaWriter.FileName).Append("\",\n");
        Children(text, "", 1, set);
        return text.Append("}\n").ToString();
    }

    private static void Children(StringBuilder text, string section, int depth, IReadOnlyDictionary<string, string> set)
    {
        var prefix = section.Length == 0 ? "" : section + ".";
        var indent = new string(' ', depth * 2);
        var names = ConfigSchema.Keys.Where(key => key.Path.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => key.Path[prefix.Length..].Split('.')[0]).Distinct();
        foreach (var name in names)
        {
            if (ConfigSchema.ByPath.TryGetValue(prefix + name, out var key))
            {
                Key(text, key, indent, set);
                continue;
            }

            text.Append('\n').Append(indent).Append("// ").Append(SectionTexts.Of(prefix + name)).Append('\n');
            text.Append(indent).Append('"').Append(name).Append("\": {\n");
            Children(text, prefix + name, depth + 1, set);
            text.Append(indent).Append("},\n");
        }
    }

    private static void Key(StringBuilder text, ConfigKey key, string indent, IReadOnlyDictionary<string, string> set)
    {
        text.Append(indent).Append("// ").Append(key.About).Append(' ').Append(key.Why).Append('\n');
        text.Append(indent).Append("//   takes ").Append(key.Form.Expects);
        if (key.Restart is not null)
            text.Append("; at the next start");
        var isSet = set.TryGetValue(key.Path, out var value);
        if (key.Path == ConfigFormat.Key)
            (isSet, value) = (true, key.Default);
        text.Append('\n').Append(indent).Append(isSet ? "" : "// ");
        text.Append('"').Append(key.Name).Append("\": ").Append(isSet ? value : key.Default).Append(",\n");
    }
}
