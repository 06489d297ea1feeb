using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeGate.Domain.Phrases;

/// <summary>
/// Phrases as JSON, in journals and for the page: <c>{"code": "granted", "values": {"plate": "ABC1234", "why": [{"code": "onAllowList"},
/// "Ana"]}}</c>. A value is a text, <c>{"word": "state.Closed"}</c>, a phrase, or a list of these. What a newer release may write and this
/// one does not know is passed over: the English text beside it is still there.
/// </summary>
public sealed class PhraseConverter : JsonConverter<Phrase>
{
    private const string Code = "code", Values = "values", Word = "word";

    public override Phrase? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadValue(ref reader).Phrase;

    public override void Write(Utf8JsonWriter writer, Phrase value, JsonSerializerOptions options) => Write(writer, value);

    /// <summary>Writes a phrase where a value is expected.</summary>
    public static void Write(Utf8JsonWriter json, Phrase phrase)
    {
        json.WriteStartObject();
        json.WriteString(Code, phrase.Code);
        if (phrase.Values.Count > 0)
        {
            json.WriteStartObject(Values);
            foreach (var (name, value) in phrase.Values)
            {
                json.WritePropertyName(name);
                Write(json, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PhraseValue value)
    {
        if (value.Phrase is { } phrase)
        {
            Write(json, phrase);
        }
        else if (value.Parts is { } parts)
        {
            json.WriteStartArray();
            foreach (var part in parts)
                Write(json, part);
            json.WriteEndArray();
        }
        else if (value.Text is { } text)
        {
            json.WriteStringValue(text);
        }
        else
        {
            json.WriteStartObject();
            json.WriteString(Word, value.Key);
            json.WriteEndObject();
        }
    }

    private static PhraseValue ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString()!;
            case JsonTokenType.StartArray:
                var parts = new List<PhraseValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    parts.Add(ReadValue(ref reader));
                return parts.ToArray();
            case JsonTokenType.StartObject:
                return ReadObject(ref reader);
            default:
                reader.Skip();
                return "";
        }
    }

    private static PhraseValue ReadObject(ref Utf8JsonReader reader)
    {
        var (code, word, values) = ("", "", new List<(string, PhraseValue)>());
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == Values && reader.TokenType == JsonTokenType.StartObject)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var place = reader.GetString()!;
                    reader.Read();
                    values.Add((place, ReadValue(ref reader)));
                }
            }
            else if (name is Code or Word && reader.TokenType == JsonTokenType.String)
            {
                (code, word) = name == Code ? (reader.GetString()!, word) : (code, reader.GetString()!);
            }
            else
            {
                reader.Skip();
            }
        }

        return code.Length > 0 ? new Phrase(code, [.. values]) : word.Length > 0 ? PhraseValue.OfKey(word) : "";
    }
}
