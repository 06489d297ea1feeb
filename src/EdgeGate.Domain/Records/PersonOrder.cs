namespace EdgeGate.Domain.Records;

/// <summary>A person asks what a box keeps of them, wants a copy, or wants it erased.</summary>
/// <param name="Plate">Theirs, as a person writes it; no wildcards.</param>
/// <param name="Who">Who carries it out, for the audit.</param>
public sealed record PersonOrder(string Plate, string Who)
{
    /// <summary>Erasing: also where the plate is on the deny list, which lifts the ban.</summary>
    public bool LiftBan { get; init; }

    /// <summary>
    /// Erasing: also journals that were set aside as damaged. Nothing in them can be changed one by one: each that names the plate goes
    /// whole.
    /// </summary>
    public bool SetAside { get; init; }
}
