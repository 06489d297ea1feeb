namespace EdgeGate.Domain.Access;

/// <summary>The outcome of the rules for one sighting.</summary>
/// <param name="Verdict">What to do.</param>
/// <param name="Reason">Why, as a value.</param>
/// <param name="Explanation">Why, as one sentence for the operator.</param>
/// <param name="Trace">Every rule that was asked, in order, with its answer.</param>
public sealed record AccessDecision(
    AccessVerdict Verdict, AccessReason Reason, string Explanation, IReadOnlyList<RuleStep> Trace)
{
    /// <summary>The list entry that decided, as written in the list; empty when none did.</summary>
    public string MatchedEntry { get; init; } = "";
}
