using System.Text.Json.Serialization;

namespace EdgeGate.Domain.Phrases;

/// <summary>
/// What happened, as data: the code of a sentence in the catalogue (<c>say.en.json</c> and its six translations) and what goes into its
/// places. Whoever tells it renders it: <see cref="English"/> for terminal, journal, export and search; the page in its reader's language.
/// Immutable.
/// </summary>
[JsonConverter(typeof(PhraseConverter))]
public sealed class Phrase
{
    private const string Who = "who";

    internal Phrase(string code, (string Name, PhraseValue Value)[] values) => (Code, Values) = (code, values);

    /// <summary>Its key in the catalogue.</summary>
    public string Code { get; }

    /// <summary>What goes into its places.</summary>
    public IReadOnlyList<(string Name, PhraseValue Value)> Values { get; }

    /// <summary>The sentence in English. Allocates.</summary>
    public string English => EnglishCatalogue.Render(this);

    /// <summary>
    /// A sentence of the catalogue. The code is written out where it is used: a test looks for it, and for the names of its places.
    /// </summary>
    public static Phrase Of(string code, params (string Name, PhraseValue Value)[] values) => new(code, values);

    /// <summary>The same of somebody: who did it goes into the place <c>who</c>.</summary>
    public Phrase By(PhraseValue who) => new(Code, [(Who, who), .. Values.Where(value => value.Name != Who)]);

    /// <summary>The same with every text in it changed: a name taken out.</summary>
    public Phrase With(Func<string, string> change) => new(Code, [.. Values.Select(value => (value.Name, value.Value.With(change)))]);

    public override string ToString() => English;
}
