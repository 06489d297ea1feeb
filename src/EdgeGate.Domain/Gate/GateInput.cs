namespace EdgeGate.Domain.Gate;

/// <summary>Sensors and switches of a lane.</summary>
public enum GateInput
{
    /// <summary>A vehicle stands before the barrier.</summary>
    EntryLoop,

    /// <summary>Something is under the arm (presence loop).</summary>
    SafetyLoop,

    /// <summary>The beam under the arm is broken.</summary>
    Photocell,

    /// <summary>A vehicle is behind the barrier.</summary>
    ExitLoop,

    /// <summary>The arm is fully up.</summary>
    LimitOpen,

    /// <summary>The arm is fully down.</summary>
    LimitClosed,

    /// <summary>Fire alarm.</summary>
    Fire,

    /// <summary>A person asks to open.</summary>
    ManualOpen,

    /// <summary>A person holds the barrier where it is.</summary>
    ManualHold,

    /// <summary>The cabinet is open.</summary>
    Tamper,
}
