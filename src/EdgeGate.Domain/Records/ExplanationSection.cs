namespace EdgeGate.Domain.Records;

/// <summary>One link of the chain from a frame to a contact.</summary>
/// <param name="Title">What it is: a stable name.</param>
/// <param name="Lines">What happened there, for an operator.</param>
public sealed record ExplanationSection(string Title, IReadOnlyList<ExplanationLine> Lines);
