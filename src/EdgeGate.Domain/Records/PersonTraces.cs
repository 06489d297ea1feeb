namespace EdgeGate.Domain.Records;

/// <summary>What a box keeps of the person with a plate, and where.</summary>
/// <param name="Events">Events of their vehicle: decisions, steps, corrections of who is inside.</param>
/// <param name="Mentions">Other events whose sentence names the plate: list changes, near misses, look-ups.</param>
/// <param name="Pictures">Pictures with them.</param>
/// <param name="ListRows">Rows of the access list.</param>
/// <param name="IsInside">True: the vehicle counts as inside.</param>
/// <param name="SetAside">Journals set aside as damaged in which events name the plate, with how many.</param>
/// <param name="Other">Other files that name it, and what cannot be read; one sentence for each.</param>
public sealed record PersonTraces(
    long Events, long Mentions, long Pictures, int ListRows, bool IsInside, IReadOnlyList<SetAsideTraces> SetAside,
    IReadOnlyList<string> Other)
{
    /// <summary>True when nothing is kept.</summary>
    public bool IsNone => Events + Mentions + Pictures + ListRows + SetAside.Count + Other.Count == 0 && !IsInside;
}
