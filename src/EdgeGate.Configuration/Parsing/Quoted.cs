using System.Text.Encodings.Web;
using System.Text.Json;

namespace EdgeGate.Configuration.Parsing;

/// <summary>Texts as JSON writes them.</summary>
public static class Quoted
{
    private const int Longest = 80;

    /// <summary>In quotes, escaped as far as it must be.</summary>
    public static string Json(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>The same, shortened for a message: a wrong value may be anything.</summary>
    public static string Text(string text) => Json(Short(text));

    /// <summary>Shortened, without quotes.</summary>
    public static string Short(string text) =>
        text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "...";
}
