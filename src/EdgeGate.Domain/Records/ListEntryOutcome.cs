namespace EdgeGate.Domain.Records;

/// <summary>What became of an order to change an entry.</summary>
public enum ListEntryOutcome
{
    /// <summary>It is in force.</summary>
    Done,

    /// <summary>Somebody else has changed the entry, or the file, since it was looked at; nothing was done.</summary>
    Changed,

    /// <summary>The plate meets rows that are there already, or stands for many; nothing was done until it is confirmed.</summary>
    Listed,

    /// <summary>The row cannot be used; nothing was done.</summary>
    Bad,
}
