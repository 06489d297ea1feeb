namespace EdgeGate.WebConsole.Wording;

/// <summary>One link of the chain from a frame to a contact.</summary>
/// <param name="Title">Its stable name.</param>
/// <param name="Lines">What happened there.</param>
public sealed record ExplainedSection(string Title, IReadOnlyList<ExplainedLine> Lines);
