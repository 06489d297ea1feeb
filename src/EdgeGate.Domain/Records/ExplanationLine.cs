using EdgeGate.Domain.Phrases;

namespace EdgeGate.Domain.Records;

/// <summary>One line of an explanation.</summary>
/// <param name="Mark"><c>passed</c> or <c>decided</c> for a rule, how long after the decision for what came later; otherwise empty.</param>
/// <param name="Rule">The rule's name; empty: none.</param>
/// <param name="Sentence">What there is to say, in English.</param>
/// <param name="Say">The same as data; null: only the English is known.</param>
public sealed record ExplanationLine(string Mark, string Rule, string Sentence, Phrase? Say)
{
    /// <summary>The whole line in English.</summary>
    public string Text => Rule.Length > 0 ? $"{Mark,-7} {Rule}: {Sentence}" : Mark.Length > 0 ? $"{Mark} {Sentence}" : Sentence;

    /// <summary>A line without a mark.</summary>
    public static ExplanationLine Of(Phrase phrase) => new("", "", phrase.English, phrase);
}
