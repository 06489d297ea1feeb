namespace EdgeGate.Access.Lists;

/// <summary>One row of a list. Immutable.</summary>
/// <param name="Plate">Normalised; may hold the wildcards <c>*</c> (any characters, also none) and <c>?</c> (exactly one).</param>
/// <param name="Written">As it stands in the file, for people.</param>
/// <param name="List">Which list.</param>
public sealed record ListEntry(string Plate, string Written, ListKind List)
{
    /// <summary>Whose vehicle it is; may be empty.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Remark; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>When it holds.</summary>
    public EntrySchedule Schedule { get; init; } = EntrySchedule.Always;

    /// <summary>The only lane it holds for; empty for every lane.</summary>
    public string Lane { get; init; } = "";

    /// <summary>What the file's other columns hold; plays no part in any decision.</summary>
    public OtherColumns Other { get; init; } = OtherColumns.None;

    /// <summary>
    /// Line of the file it came from, from 1; 0 when it came from elsewhere. Not part of what makes entries equal to a person.
    /// </summary>
    public int Line { get; init; }

    /// <summary>True when <see cref="Plate"/> holds a wildcard.</summary>
    public bool IsWildcard => Plate.AsSpan().ContainsAny('*', '?');

    /// <summary>
    /// True when <see cref="Plate"/> holds a <c>?</c>, which spreadsheets also put for letters that they cannot write: a person has to
    /// confirm it.
    /// </summary>
    public bool HasOpenPlaces => Plate.Contains('?');

    /// <summary>For messages: plate and owner.</summary>
    public string Describe() => Owner.Length == 0 ? Written : $"{Written} ({Owner})";
}
