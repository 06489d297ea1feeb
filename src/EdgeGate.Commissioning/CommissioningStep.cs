namespace EdgeGate.Commissioning;

/// <summary>The steps of commissioning, in the order in which they are done; each may be gone back to.</summary>
public enum CommissioningStep
{
    /// <summary>Height, slope and place of the plate of a car that stands at the barrier.</summary>
    Aim,

    /// <summary>The lens, by the focus meter.</summary>
    Focus,

    /// <summary>Exposure and lamp.</summary>
    Expose,

    /// <summary>Ten passes of the known car.</summary>
    Drive,

    /// <summary>Suggestions taken or left, report saved.</summary>
    Report,
}
