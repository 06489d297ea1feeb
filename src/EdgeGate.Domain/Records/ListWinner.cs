namespace EdgeGate.Domain.Records;

/// <summary>Which of two rows for one plate decides while both hold.</summary>
public enum ListWinner
{
    /// <summary>The one that is there: it denies.</summary>
    Present,

    /// <summary>The new one: it denies.</summary>
    New,

    /// <summary>Either lets the vehicle in whenever it holds: the looser one decides.</summary>
    Either,

    /// <summary>Neither stands in the other's way: one of them only watches, or they are two plates.</summary>
    Both,
}
