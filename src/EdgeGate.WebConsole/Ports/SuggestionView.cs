namespace EdgeGate.WebConsole.Ports;

/// <summary>A better value for one key of the configuration.</summary>
/// <param name="Key">As in the file.</param>
/// <param name="Value">As it would be written there.</param>
/// <param name="Text">Why, in English.</param>
public sealed record SuggestionView(string Key, string Value, string Text);
