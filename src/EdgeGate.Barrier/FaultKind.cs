namespace EdgeGate.Barrier;

/// <summary>What is broken.</summary>
public enum FaultKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The arm was asked to open and did not arrive in time.</summary>
    OpeningTimeout,

    /// <summary>The arm was asked to close and did not arrive in time.</summary>
    ClosingTimeout,

    /// <summary>Both limit switches are active at once.</summary>
    LimitsContradict,

    /// <summary>A contact could not be written or the inputs could not be read: nothing is driven at all.</summary>
    Lines,
}
