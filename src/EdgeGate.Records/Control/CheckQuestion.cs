namespace EdgeGate.Records.Control;

/// <summary>Which part of the journal to check.</summary>
public sealed record CheckQuestion(long After, int Limit);
