namespace EdgeGate.Domain.Access;

/// <summary>Where a vehicle that was granted access is.</summary>
public enum Whereabouts
{
    /// <summary>Before the gate: in view, or in the entry loop without a break since it was.</summary>
    AtGate,

    /// <summary>Out of view, last seen coming nearer or standing.</summary>
    LeftForward,

    /// <summary>Out of view, last seen moving away from the gate or past it.</summary>
    LeftBack,
}
