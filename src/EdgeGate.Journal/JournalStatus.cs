namespace EdgeGate.Journal;

/// <summary>How recording an event ended.</summary>
public enum JournalStatus
{
    /// <summary>It survives a power cut.</summary>
    Durable,

    /// <summary>The disk was too slow. The event is still on its way and may be kept later.</summary>
    TimedOut,

    /// <summary>The store refused it; nothing was kept.</summary>
    Failed,
}
