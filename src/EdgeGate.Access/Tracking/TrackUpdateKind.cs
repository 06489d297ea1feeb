namespace EdgeGate.Access.Tracking;

/// <summary>What happened to a vehicle that is being followed.</summary>
public enum TrackUpdateKind
{
    /// <summary>Its plate is known well enough, or it has been there long enough: decide.</summary>
    ReadyToDecide,

    /// <summary>It was not let in, and now there is reason to decide again.</summary>
    Revised,

    /// <summary>It is gone. Nothing opens for it any more; an undecided one is still recorded.</summary>
    Ended,
}
