namespace EdgeGate.Appliance.Control;

/// <summary>Which part of the journal to check.</summary>
internal sealed record CheckQuestion(long After, int Limit);
