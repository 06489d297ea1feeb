namespace EdgeGate.Barrier;

/// <summary>What is worth telling about one step, besides the change of state.</summary>
[Flags]
public enum BarrierNotes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Asked to open, refused: a person holds the arm.</summary>
    OpenRefusedHeld = 1,

    /// <summary>Asked to open, refused: faulted or stopped.</summary>
    OpenRefusedFaulted = 2,

    /// <summary>Asked to close, refused: a safety input is not at rest, or closing is not ours to command.</summary>
    CloseRefused = 4,

    /// <summary>Opened again because a safety input became active while the arm was closing.</summary>
    Reopened = 8,

    /// <summary>A safety input has been active for longer than a vehicle can need.</summary>
    SafetyStuck = 16,

    /// <summary>A safety input did not notice several vehicles in a row: it is no longer relied on.</summary>
    SafetyBlind = 32,

    /// <summary>A fire alarm began.</summary>
    FireBegan = 64,

    /// <summary>A fire alarm was ended by a person.</summary>
    FireEnded = 128,

    /// <summary>The arm moved without being asked.</summary>
    MovedByItself = 256,

    /// <summary>The cabinet was opened.</summary>
    Tampered = 512,

    /// <summary>The cabinet is closed again.</summary>
    TamperEnded = 1024,

    /// <summary>A fire alarm and a hold by a person at once: the hold outranks it, and the barrier does not open.</summary>
    FireHeld = 2048,
}
