namespace EdgeGate.Domain.Records;

/// <summary>Puts right who is inside. It is recorded with who did it and why, before it is done.</summary>
/// <param name="Act">What.</param>
/// <param name="Plate">Whose, as a person writes it; empty for <see cref="PresenceAct.Clear"/>, and for a vehicle whose plate could not be
/// read.</param>
/// <param name="Who">Who orders it, for the audit.</param>
/// <param name="Reason">Why, for the audit.</param>
public sealed record PresenceOrder(PresenceAct Act, string Plate, string Who, string Reason);
