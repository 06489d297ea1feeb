using EdgeGate.Domain.Phrases;

namespace EdgeGate.Domain.Access;

/// <summary>One rule's answer.</summary>
/// <param name="Rule">Its name, stable, for example <c>deny-list</c>.</param>
/// <param name="Passed">True: the next rule was asked.</param>
/// <param name="Detail">What it compared with what, in English.</param>
public sealed record RuleStep(string Rule, bool Passed, string Detail)
{
    /// <summary>The same as data; null in journals from before.</summary>
    public Phrase? Say { get; init; }

    /// <summary>An answer.</summary>
    public static RuleStep Of(string rule, bool passed, Phrase detail) => new(rule, passed, detail.English) { Say = detail };
}
