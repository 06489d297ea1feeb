using System.Text;
using System.Text.Json;

namespace EdgeGate.Configuration.Parsing;

/// <summary>Reads JSON with comments and trailing commas into nodes that know their place.</summary>
public static class ConfigParser
{
    /// <summary>A configuration is a few kilobytes; whatever is larger is another file.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Parses a file's bytes.</summary>
    /// <returns>The top object; null when the text is no JSON, and then <paramref name="errors"/> says where it goes wrong.</returns>
    public static ConfigNode? Parse(ReadOnlySpan<byte> utf8, List<ConfigError> errors)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[3..];
        if (utf8.Length > MaxBytes)
        {
            errors.Add(new(0, 0, "", $"{utf8.Length} bytes; a configuration is at most {MaxBytes}. Is this the right file?"));
            return null;
        }

        var reader = new ConfigReader(utf8, errors);
        try
        {
            var root = reader.ReadFile();
            if (root.Kind == ConfigNodeKind.Object)
                return root;
            errors.Add(new(root.Line, root.Column, "", "the file has to be one object: { \"capture\": { ... }, ... }"));
        }
        catch (JsonException e)
        {
            // The exception counts bytes; columns are characters.
            var (line, column) = TextPlace.Of(utf8, (int)(e.LineNumber ?? 0), (int)(e.BytePositionInLine ?? 0));
            errors.Add(new(line, column, "", $"not valid JSON here: {Sentence(e.Message)}"));
        }
        catch (InvalidOperationException)
        {
            // The reader meets bytes that are no UTF-8, and halves of escaped characters, only when a string is fetched.
            errors.Add(new(reader.Line, reader.Column, "",
                "this text holds bytes or escapes that are no characters; save the file as UTF-8"));
        }

        return null;
    }

    private static string Sentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
