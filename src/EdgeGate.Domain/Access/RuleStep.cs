namespace EdgeGate.Domain.Access;

/// <summary>One rule's answer.</summary>
/// <param name="Rule">Its name, stable, for example <c>deny-list</c>.</param>
/// <param name="Passed">True: the next rule was asked.</param>
/// <param name="Detail">What it compared with what.</param>
public sealed record RuleStep(string Rule, bool Passed, string Detail);
