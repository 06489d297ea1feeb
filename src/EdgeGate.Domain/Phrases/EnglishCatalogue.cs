using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace EdgeGate.Domain.Phrases;

/// <summary>The one place where phrases become English. Safe from any thread.</summary>
public static class EnglishCatalogue
{
    private const string File = "say.en.json";

    private static readonly FrozenDictionary<string, string> Sentences = Load();

    /// <summary>Every code with its sentence.</summary>
    public static IReadOnlyDictionary<string, string> All => Sentences;

    internal static string Render(Phrase phrase)
    {
        var text = new StringBuilder();
        Append(text, phrase);

        // Who did it may still be open, and stands at the beginning.
        return text.ToString().TrimStart();
    }

    // A journal may hold codes of a newer release: then the code is better than nothing.
    private static void Append(StringBuilder text, Phrase phrase)
    {
        var sentence = Sentences.GetValueOrDefault(phrase.Code, phrase.Code).AsSpan();
        while (sentence.IndexOf('{') is >= 0 and var open && sentence[open..].IndexOf('}') is > 0 and var length)
        {
            text.Append(sentence[..open]);
            Append(text, phrase, sentence.Slice(open + 1, length - 1));
            sentence = sentence[(open + length + 1)..];
        }

        text.Append(sentence);
    }

    private static void Append(StringBuilder text, Phrase phrase, ReadOnlySpan<char> place)
    {
        foreach (var (name, value) in phrase.Values)
        {
            if (place.SequenceEqual(name))
                Append(text, value);
        }
    }

    private static void Append(StringBuilder text, PhraseValue value)
    {
        if (value.Phrase is { } phrase)
        {
            Append(text, phrase);
        }
        else if (value.Parts is { } parts)
        {
            for (var i = 0; i < parts.Count; i++)
            {
                if (i > 0)
                    text.Append(Sentences["and"]);
                Append(text, parts[i]);
            }
        }
        else
        {
            text.Append(value.Text ?? value.Key![(value.Key!.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        }
    }

    private static FrozenDictionary<string, string> Load()
    {
        using var stream = typeof(EnglishCatalogue).Assembly.GetManifestResourceStream(File)!;
        using var json = JsonDocument.Parse(stream);
        return json.RootElement.EnumerateObject()
            .ToFrozenDictionary(entry => entry.Name, entry => entry.Value.GetString()!, StringComparer.Ordinal);
    }
}
