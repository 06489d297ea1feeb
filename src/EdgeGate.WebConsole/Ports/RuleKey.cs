namespace EdgeGate.WebConsole.Ports;

/// <summary>A rule that can be tried with another value.</summary>
/// <param name="Key">Such as <c>access.minConfidence</c>.</param>
/// <param name="Value">In force.</param>
/// <param name="Expects">What it takes.</param>
/// <param name="About">What it does.</param>
public sealed record RuleKey(string Key, string Value, string Expects, string About);
