namespace EdgeGate.Appliance.Lanes;

/// <summary>The lane's only way to the barrier.</summary>
internal interface IBarrierPort
{
    /// <summary>Asks to open for a vehicle; the contact is closed before this returns.</summary>
    /// <returns>False when the barrier refused: held by a person, or faulted.</returns>
    bool RequestOpen(TimeSpan now);

    /// <summary>True while something stands in the entry loop, as last read; false where none is fitted or it cannot be read.</summary>
    bool IsEntryTaken { get; }
}
