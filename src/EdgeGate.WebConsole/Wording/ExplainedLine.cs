namespace EdgeGate.WebConsole.Wording;

/// <summary>One line of an explanation.</summary>
/// <param name="Text">In English.</param>
/// <param name="Mark"><c>passed</c> or <c>decided</c> for a rule, how long after the decision for the barrier; otherwise empty.</param>
/// <param name="Rule">The rule's name; empty: none.</param>
/// <param name="Say">The same for any language; null: only the English is known.</param>
public sealed record ExplainedLine(string Text, string Mark, string Rule, IReadOnlyList<Phrase>? Say);
