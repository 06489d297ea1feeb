using EdgeGate.Domain.Access;
using EdgeGate.Domain.Phrases;

namespace EdgeGate.Access.Policy;

/// <summary>Collects the answers of the rules while one decision is made.</summary>
internal sealed class DecisionTrace
{
    private readonly List<RuleStep> _steps = new(12);

    /// <summary>The rule was asked and had no objection.</summary>
    public void Pass(string rule, Phrase detail) => _steps.Add(RuleStep.Of(rule, true, detail));

    /// <summary>The rule ended it.</summary>
    public AccessDecision End(string rule, Phrase detail, AccessVerdict verdict, AccessReason reason, Phrase explanation, string entry = "")
    {
        _steps.Add(RuleStep.Of(rule, false, detail));
        return new(verdict, reason, explanation.English, [.. _steps]) { MatchedEntry = entry, Say = explanation };
    }
}
