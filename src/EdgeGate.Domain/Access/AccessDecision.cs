using EdgeGate.Domain.Phrases;

namespace EdgeGate.Domain.Access;

/// <summary>The outcome of the rules for one sighting.</summary>
/// <param name="Verdict">What to do.</param>
/// <param name="Reason">Why, as a value.</param>
/// <param name="Explanation">Why, as one English sentence for the operator.</param>
/// <param name="Trace">Every rule that was asked, in order, with its answer.</param>
public sealed record AccessDecision(
    AccessVerdict Verdict, AccessReason Reason, string Explanation, IReadOnlyList<RuleStep> Trace)
{
    /// <summary>The list entry that decided, as written in the list; empty when none did.</summary>
    public string MatchedEntry { get; init; } = "";

    /// <summary>The explanation as data; null in journals from before.</summary>
    public Phrase? Say { get; init; }
}
