using EdgeGate.Domain.Access;

namespace EdgeGate.Access.Policy;

/// <summary>Collects the answers of the rules while one decision is made.</summary>
internal sealed class DecisionTrace
{
    private readonly List<RuleStep> _steps = new(12);

    /// <summary>The rule was asked and had no objection.</summary>
    public void Pass(string rule, string detail) => _steps.Add(new(rule, true, detail));

    /// <summary>The rule ended it.</summary>
    public AccessDecision End(string rule, string detail, AccessVerdict verdict, AccessReason reason, string explanation, string entry = "")
    {
        _steps.Add(new(rule, false, detail));
        return new(verdict, reason, explanation, [.. _steps]) { MatchedEntry = entry };
    }
}
