namespace EdgeGate.Appliance.Lanes;

/// <summary>What a decision led to at the barrier.</summary>
internal enum OpeningOutcome
{
    /// <summary>The open contact was closed, or is about to be.</summary>
    Opened,

    /// <summary>The event could not be made durable in time, and the policy is to stay shut.</summary>
    HeldByJournal,

    /// <summary>The barrier refused: held by a person, or faulted.</summary>
    RefusedByBarrier,
}
