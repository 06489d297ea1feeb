using System.Text;
using System.Text.Json;

namespace EdgeGate.Configuration.Parsing;

/// <summary>
/// Sets single values in the text of a configuration; comments, order and everything else stay as somebody wrote them. Pure.
/// </summary>
public static class ConfigEdit
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Sets values.</summary>
    /// <param name="file">A valid file.</param>
    /// <param name="values">By key: <c>vision.zone.left</c>; each as it is written in the file.</param>
    /// <returns>The new text; keys that were not in the file stand at the head of their section, in the order given.</returns>
    /// <exception cref="JsonException">The file is no JSON.</exception>
    public static byte[] Set(ReadOnlySpan<byte> file, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var text = file.ToArray();

        // From the last to the first: each new one goes to the head of its section.
        foreach (var (key, value) in values.Reverse())
            text = Set(text, key, value);
        return text;
    }

    /// <summary>Sets one value without adding a line, so that every other stays where it was.</summary>
    public static byte[] SetInPlace(byte[] file, string key, string value) => Set(file, key, value, addsLine: false);

    /// <summary>Takes a key out, with the comma behind it; comments and lines stay.</summary>
    /// <returns>The same file where the key is not in it.</returns>
    public static byte[] Remove(byte[] file, string key)
    {
        var mark = file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        var place = Find(file.AsSpan(mark), key.Split('.'));
        if (!place.IsValue)
            return file;
        var (name, end) = (mark + place.Name, mark + place.End);
        var comma = Comma(file, end);
        return comma < 0 ? [.. file.AsSpan(0, name), .. file.AsSpan(end)]
            : [.. file.AsSpan(0, name), .. file.AsSpan(end, comma - end), .. file.AsSpan(comma + 1)];
    }

    /// <summary>Where the next comma stands, past blanks and comments; -1: something else comes first.</summary>
    private static int Comma(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length)
        {
            var rest = file[at..];
            if (rest.StartsWith("//"u8))
                at += rest.IndexOf((byte)'\n') is var line and >= 0 ? line : rest.Length;
            else if (rest.StartsWith("/*"u8))
                at += rest.IndexOf("*/"u8) + 2;
            else if (rest[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                at++;
            else
                return rest[0] == ',' ? at : -1;
        }

        return -1;
    }

    private static byte[] Set(byte[] file, string key, string value, bool addsLine = true)
    {
        var mark = file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        var place = Find(file.AsSpan(mark), key.Split('.'));
        var (start, end) = (mark + place.Start, mark + place.End);
        var text = place.IsValue ? value
            : Member(file, start, place.Depth, [.. key.Split('.').Skip(place.Depth)], value, addsLine, out start);
        return [.. file.AsSpan(0, start), .. Encoding.UTF8.GetBytes(text), .. file.AsSpan(place.IsValue ? end : start)];
    }

    /// <summary>Where the value stands; or, where it does not, behind the brace of the innermost section that is there.</summary>
    private static Place Find(ReadOnlySpan<byte> json, string[] names)
    {
        var reader = new Utf8JsonReader(json, Lenient);
        reader.Read();
        var place = new Place(false, (int)reader.BytesConsumed, 0, 0, 0);
        for (var depth = 0; depth < names.Length;)
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
                return place;
            if (!reader.ValueTextEquals(names[depth]))
            {
                reader.Skip();
                continue;
            }

            var name = (int)reader.TokenStartIndex;
            reader.Read();
            depth++;
            var start = (int)reader.TokenStartIndex;
            if (depth == names.Length)
            {
                reader.Skip();
                return new(true, start, (int)reader.BytesConsumed, depth, name);
            }

            if (reader.TokenType != JsonTokenType.StartObject)
                return place;
            place = new(false, (int)reader.BytesConsumed, 0, depth, 0);
        }

        return place;
    }

    /// <summary>
    /// A member with the sections that it still needs: on a line of its own where the section has lines, else in the section's line.
    /// </summary>
    private static string Member(byte[] file, int brace, int depth, string[] names, string value, bool addsLine, out int at)
    {
        var member = string.Concat(names.SkipLast(1).Select(name => $"\"{name}\": {{ ")) + $"\"{names[^1]}\": {value}"
            + string.Concat(names.SkipLast(1).Select(_ => " }"));
        var line = file.AsSpan(brace);
        var end = line.IndexOf((byte)'\n');
        var rest = Encoding.UTF8.GetString(end < 0 ? line : line[..end]).Trim();
        if (addsLine && end >= 0 && (rest.Length == 0 || rest.StartsWith("//", StringComparison.Ordinal)))
        {
            at = brace + end + 1;
            return $"{new string(' ', 2 * (depth + 1))}{member},\n";
        }

        at = brace;
        return $" {member},";
    }

    /// <param name="IsValue">The key is there.</param>
    /// <param name="Start">Of its value; or behind a brace. Bytes.</param>
    /// <param name="End">Behind the value.</param>
    /// <param name="Depth">As many parts of the key are there.</param>
    /// <param name="Name">Where the key's own name begins, of one that is there.</param>
    private readonly record struct Place(bool IsValue, int Start, int End, int Depth, int Name);
}
