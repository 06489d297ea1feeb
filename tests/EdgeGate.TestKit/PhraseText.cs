using System.Text;
using System.Text.Json;
using EdgeGate.Domain.Phrases;

namespace EdgeGate.TestKit;

/// <summary>Phrases as JSON text, to compare them.</summary>
public static class PhraseText
{
    public static string Json(Phrase phrase)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream,
            new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            PhraseConverter.Write(json, phrase);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
