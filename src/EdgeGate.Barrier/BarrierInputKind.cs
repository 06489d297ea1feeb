namespace EdgeGate.Barrier;

/// <summary>What can happen to a barrier.</summary>
public enum BarrierInputKind
{
    /// <summary>Time passes.</summary>
    Tick,

    /// <summary>The input lines were read.</summary>
    Lines,

    /// <summary>A decision lets a vehicle in.</summary>
    OpenRequest,

    /// <summary>A person asks to open, on the console.</summary>
    ManualOpen,

    /// <summary>A person asks to close, on the console; the interlocks hold for him too.</summary>
    ManualClose,

    /// <summary>A person stops the arm and holds it.</summary>
    ManualHold,

    /// <summary>A person ends his hold.</summary>
    ManualRelease,

    /// <summary>Fire alarm from the console or a building system.</summary>
    Fire,

    /// <summary>A contact could not be written or the inputs could not be read.</summary>
    Fault,

    /// <summary>A person says that what was wrong is mended; also ends a fire alarm whose line is at rest.</summary>
    Reset,

    /// <summary>The appliance stops.</summary>
    Shutdown,
}
