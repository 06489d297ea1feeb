namespace EdgeGate.Journal;

/// <summary>What a lane does with a granted vehicle that could not be recorded.</summary>
public enum FailurePolicy
{
    /// <summary>Keeps the barrier shut: nobody passes unrecorded.</summary>
    Hold,

    /// <summary>Opens: nobody waits for a disk.</summary>
    Open,
}
