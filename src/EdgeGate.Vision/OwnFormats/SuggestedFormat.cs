namespace EdgeGate.Vision.OwnFormats;

/// <summary>A format that several plates of a list have in common.</summary>
/// <param name="Format">In the notation of <c>vision.formats</c>.</param>
/// <param name="Plates">Different plates of the list that it covers, <see cref="FormatSuggester.Least"/> or more.</param>
/// <param name="Covered">Those of them that the formats in use cover already.</param>
public sealed record SuggestedFormat(string Format, int Plates, int Covered);
