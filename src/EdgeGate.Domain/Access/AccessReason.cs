namespace EdgeGate.Domain.Access;

/// <summary>Why: one value for each way the rules can end. Names are stored; never rename one.</summary>
public enum AccessReason
{
    /// <summary>On the allow list and inside its times.</summary>
    Listed,

    /// <summary>On the guest list and inside its times.</summary>
    Guest,

    /// <summary>One forgiven look-alike character away from an allowed entry.</summary>
    ListedWithTolerance,

    /// <summary>The lane is open to all and logs.</summary>
    OpenToAll,

    /// <summary>The lane lets everybody out.</summary>
    FreeExit,

    /// <summary>On no list.</summary>
    NotListed,

    /// <summary>On the deny list.</summary>
    Denied,

    /// <summary>On a list, but not on this day or at this hour, or no more.</summary>
    OutsideSchedule,

    /// <summary>The entry is for another lane.</summary>
    OtherLane,

    /// <summary>Read with less than the minimum confidence.</summary>
    LowConfidence,

    /// <summary>Too few frames agree.</summary>
    TooFewReadings,

    /// <summary>A vehicle whose plate could not be read.</summary>
    NoRead,

    /// <summary>Anti-passback: it is inside already.</summary>
    AlreadyInside,

    /// <summary>No room left.</summary>
    Full,

    /// <summary>The lane is closed.</summary>
    LaneClosed,

    /// <summary>It moves away from the gate or past it.</summary>
    WrongDirection,

    /// <summary>The entry has a schedule and the clock is not known.</summary>
    ClockUnknown,

    /// <summary>Only super-resolved frames gave this text; policy keeps the gate shut.</summary>
    OnlySuperResolved,

    /// <summary>The same vehicle was decided on a moment ago.</summary>
    Duplicate,

    /// <summary>Nothing says that it is a vehicle: it has not moved, and nothing stands in the entry loop.</summary>
    NoVehicle,

    /// <summary>It may pass once it stands in the entry loop.</summary>
    AwaitsLoop,

    /// <summary>Its plate is of a region that is not let in, or not surely of one that is.</summary>
    OtherRegion,
}
