namespace EdgeGate.Domain.Records;

/// <summary>Events of a person in a journal that was set aside.</summary>
/// <param name="Folder">The journal.</param>
/// <param name="Events">How many of its readable events name the plate.</param>
public sealed record SetAsideTraces(string Folder, long Events);
