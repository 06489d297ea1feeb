namespace EdgeGate.Barrier;

/// <summary>Who closes the barrier.</summary>
public enum ClosePolicy
{
    /// <summary>The barrier's own controller, with its own loop and timer. EdgeGate never closes.</summary>
    ByBarrier,

    /// <summary>EdgeGate asks for it once every safety input has been at rest for a while.</summary>
    WhenSafe,
}
