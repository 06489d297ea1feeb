using System.Globalization;
using System.Text.Json;

namespace EdgeGate.Configuration.Tests;

/// <summary>Makes values out of a schema: right ones, ones at the limits and just beyond, and ones of another type.</summary>
internal sealed class SchemaValues(Random random)
{
    private static readonly string[] Strange =
    [
        "null", "true", "\"\"", "0", "-0", "-1", "1e3", "1.5", "1e999", "0.30000000000000004", "2147483648", "[]", "{}", "[[]]",
        "\"tw\\n\"", "\"\\u0000\"",
        "\"車道\"", "\"😀\"", "\"200 ms\"", "[\"tw\", \"TW\"]", "[\"tw\\n\"]", "15.0", "-1e-9", "\"true\"", "{\"a\": 1}",
    ];

    /// <summary>A value for one key, as JSON text; about half of them are right.</summary>
    internal string For(JsonElement key)
    {
        if (random.Next(4) == 0)
            return Strange[random.Next(Strange.Length)];
        if (key.TryGetProperty("enum", out var words))
            return random.Next(8) == 0 ? "\"other\"" : words[random.Next(words.GetArrayLength())].GetRawText();
        return key.GetProperty("type").GetString() switch
        {
            "boolean" => random.Next(2) == 0 ? "true" : "false",
            "integer" => Whole(key.GetProperty("minimum").GetInt64(), key.GetProperty("maximum").GetInt64()),
            "number" => key.TryGetProperty("anyOf", out var options) ? Real(options[1]) : Real(key),
            "array" => "[" + string.Join(",",
                Enumerable.Range(0, random.Next(4) * random.Next(30)).Select(_ => random.Next(9) == 0 ? "\"x\"" : "\"tw\"")) + "]",
            _ => Text(key),
        };
    }

    private string Whole(long min, long max)
    {
        long[] edges = [min, max, min - 1, max + 1, random.NextInt64(min, max + 1)];
        return edges[random.Next(edges.Length)].ToString(CultureInfo.InvariantCulture);
    }

    private string Real(JsonElement range)
    {
        var (min, max) = (range.GetProperty("minimum").GetDouble(), range.GetProperty("maximum").GetDouble());
        double[] edges = [min, max, Math.BitDecrement(min), Math.BitIncrement(max), min - 0.01, max + 0.01,
            min + (max - min) * random.NextDouble()];
        return edges[random.Next(edges.Length)].ToString("R", CultureInfo.InvariantCulture);
    }

    private string Text(JsonElement key)
    {
        var longest = key.GetProperty("maxLength").GetInt32();
        var length = random.Next(3) switch { 0 => longest, 1 => longest + 1, _ => random.Next(12) };
        var letter = random.Next(4) switch { 0 => "é", 1 => "😀", 2 => "/", _ => "a" };
        return "\"" + string.Concat(Enumerable.Repeat(letter, length)) + "\"";
    }
}
