namespace EdgeGate.Access.Policy;

/// <summary>What becomes of entries with a schedule while the time is not known.</summary>
public enum UnknownClock
{
    /// <summary>They do not open; entries without a schedule go on as ever.</summary>
    ShutScheduled,

    /// <summary>They open at any time.</summary>
    IgnoreSchedules,
}
