namespace EdgeGate.Domain.Events;

/// <summary>Why a step was or was not taken. Names are stored; never rename one.</summary>
public enum VehicleCause
{
    /// <summary>Nothing in particular.</summary>
    None,

    /// <summary>A person holds the barrier.</summary>
    Held,

    /// <summary>The barrier is faulted.</summary>
    Faulted,

    /// <summary>The appliance stops.</summary>
    Stopped,

    /// <summary>The decision is not on the disk yet.</summary>
    JournalSlow,

    /// <summary>The decision cannot be written to the disk.</summary>
    JournalFailed,

    /// <summary>The decision reached the disk late, while the vehicle was still there.</summary>
    JournalLate,

    /// <summary>The rules or lists have changed since the decision.</summary>
    RulesChanged,

    /// <summary>The vehicle stands before an arm that has come down again.</summary>
    ArmDown,

    /// <summary>The arm was up, and nothing went under it.</summary>
    NothingPassed,
}
