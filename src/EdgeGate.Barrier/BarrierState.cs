namespace EdgeGate.Barrier;

/// <summary>What is known of the arm.</summary>
public enum BarrierState
{
    /// <summary>Nothing: just started, or the arm was moved by something else.</summary>
    Unknown,

    /// <summary>Down.</summary>
    Closed,

    /// <summary>On its way up.</summary>
    Opening,

    /// <summary>Up.</summary>
    Open,

    /// <summary>On its way down.</summary>
    Closing,

    /// <summary>Kept where it is, by a person or by a fire alarm.</summary>
    Held,

    /// <summary>Something is broken: no contact is closed for a vehicle until a person resets it.</summary>
    Faulted,
}
