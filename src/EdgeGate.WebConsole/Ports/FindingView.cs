namespace EdgeGate.WebConsole.Ports;

/// <summary>One thing measured against its limit.</summary>
/// <param name="Code">What; the page translates it.</param>
/// <param name="Level">Good, Improve or Bad.</param>
/// <param name="Value">Measured.</param>
/// <param name="Limit">What would be good.</param>
/// <param name="Text">The same in English, with what to do.</param>
public sealed record FindingView(string Code, string Level, double Value, double Limit, string Text);
