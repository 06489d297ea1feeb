namespace EdgeGate.Domain.Phrases;

/// <summary>
/// What goes into a place of a <see cref="Phrase"/>: a text as it is, a word of the page's, another phrase, or several of these.
/// </summary>
public readonly record struct PhraseValue
{
    private readonly object? _what;

    private PhraseValue(object what) => _what = what;

    /// <summary>A plate, a name, a figure, what a driver said: the same in every language. Null: it is something else.</summary>
    public string? Text => _what is null ? "" : _what as string;

    /// <summary>Key of a word that the page has in every language, such as <c>state.Closed</c>; null: it is something else.</summary>
    public string? Key => (_what as WordKey)?.Name;

    /// <summary>A sentence within the sentence; null: it is something else.</summary>
    public Phrase? Phrase => _what as Phrase;

    /// <summary>Several, which a comma joins; null: it is something else.</summary>
    public IReadOnlyList<PhraseValue>? Parts => _what as PhraseValue[];

    public static implicit operator PhraseValue(string text) => new(text);

    public static implicit operator PhraseValue(Phrase phrase) => new(phrase);

    public static implicit operator PhraseValue(PhraseValue[] parts) => parts.Length == 1 ? parts[0] : new(parts);

    public static implicit operator PhraseValue(long figure) => new(figure.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A word that the page has in every language.</summary>
    /// <param name="family">What its key begins with, without the dot.</param>
    /// <param name="name">The rest of its key, and the word in English.</param>
    public static PhraseValue Word(string family, string name) => new(new WordKey($"{family}.{name}"));

    /// <summary>One of an enumeration that the page has words for.</summary>
    public static PhraseValue Word<T>(string family, T value)
        where T : struct, Enum => Word(family, value.ToString());

    internal static PhraseValue OfKey(string key) => new(new WordKey(key));

    internal PhraseValue With(Func<string, string> change) => _what switch
    {
        string text => change(text),
        Phrase phrase => phrase.With(change),
        PhraseValue[] parts => parts.Select(part => part.With(change)).ToArray(),
        _ => this,
    };

    private sealed record WordKey(string Name);
}
